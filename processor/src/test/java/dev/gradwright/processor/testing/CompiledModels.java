package dev.gradwright.processor.testing;

import dev.gradwright.Model;
import dev.gradwright.processor.GradwrightProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Models compiled together in memory, with every lint on and warnings as errors, and their loaded
 * classes. One run of the compiler for many models keeps tests fast.
 */
public final class CompiledModels {
  /** Doubles everything: the twin for gradient checks. */
  public static final String DOUBLE = "-Agradwright.precision=double";

  /** No straight-line bodies. */
  public static final String LOOPS = "-Agradwright.straightLineLimit=0";

  private final Map<String, byte[]> classes;
  private final Map<String, String> sources;
  private final Map<String, ProgramCollector.Collected> collected;
  private final ClassLoader loader;
  private final long processorNanos;

  private CompiledModels(
      MemoryFiles files, Map<String, ProgramCollector.Collected> collected, long processorNanos) {
    this.processorNanos = processorNanos;
    this.classes = files.classes();
    this.sources = files.sources();
    this.collected = collected;
    this.loader = new MemoryLoader(classes);
  }

  /** Compiles models. */
  public static CompiledModels of(List<ModelSource> models, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    ProgramCollector collector = new ProgramCollector();
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        MemoryFiles files = new MemoryFiles(standard)) {
      List<JavaFileObject> units = models.stream().map(MemoryFiles::given).toList();
      JavaCompiler.CompilationTask task =
          compiler.getTask(messages, files, null, arguments(options), null, units);
      TimedProcessor timed = new TimedProcessor(new GradwrightProcessor());
      task.setProcessors(List.of(collector, timed));
      if (!task.call()) {
        throw new AssertionError("models do not compile:\n" + shorten(messages.toString()));
      }
      if (messages.toString().contains("[gradwright:no-vectors]")) {
        throw new AssertionError("vector classes do not compile:\n" + shorten(messages.toString()));
      }
      return new CompiledModels(files, collector.models(), timed.nanos());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-classpath", classPath(), "-Xlint:all", "-Werror"));
    // class files of the baseline, whatever JDK the tests run on: another one is to load them, too;
    // --release is not for file managers of one's own
    arguments.addAll(List.of("-source", "17", "-target", "17", "-Xlint:-options"));
    arguments.add("-Agradwright.verify");
    arguments.addAll(Arrays.asList(options));
    return arguments;
  }

  /** Returns what a model is compiled against: the runtime, and the test's own annotation. */
  public static String classPath() {
    return place(Model.class) + java.io.File.pathSeparator + place(Twice.class);
  }

  /** Returns the folder or archive that a class was loaded from. */
  public static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shorten(String text) {
    return text.length() > 6000 ? text.substring(0, 6000) + "..." : text;
  }

  /** Returns a compiled model. */
  public CompiledModel model(String name) {
    return new CompiledModel(name, loader, collected.get(name));
  }

  /** Returns the time that our processor took. */
  public long processorNanos() {
    return processorNanos;
  }

  /** Returns the generated sources as units of a compilation. */
  public static List<JavaFileObject> units(CompiledModels models) {
    return models.sources.entrySet().stream()
        .map(e -> MemoryFiles.given(new ModelSource(simpleName(e.getKey()), e.getValue())))
        .toList();
  }

  private static String simpleName(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** Returns the class files by qualified name. */
  public Map<String, byte[]> classes() {
    return classes;
  }

  /** Writes the class files of the vector classes, which the processor has compiled itself. */
  public void writeVectors(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> compiled : classes.entrySet()) {
      if (compiled.getKey().endsWith("Vector")) {
        Path file = folder.resolve(compiled.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, compiled.getValue());
      }
    }
  }

  /** Returns the generated sources by qualified name. */
  public Map<String, String> sources() {
    return sources;
  }

  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes) {
      super(Model.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
