package dev.gradwright.processor.declare.harness;

import dev.gradwright.RuntimeVersion;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** A compiler that runs within this program, through {@code javax.tools}. */
public final class ToolCompiler implements SourceCompiler {
  private final String name;
  private final boolean hasColumns;
  private final JavaCompiler compiler;
  private final List<String> ownOptions;

  ToolCompiler(String name, boolean hasColumns, JavaCompiler compiler, List<String> ownOptions) {
    this.name = name;
    this.hasColumns = hasColumns;
    this.compiler = compiler;
    this.ownOptions = ownOptions;
  }

  /** Returns the class path of a user: the runtime and what it needs. */
  public static String userClassPath() {
    return Compilers.place(RuntimeVersion.class)
        + File.pathSeparator
        + Compilers.place(de.siegmar.fastcsv.reader.CsvReader.class)
        + File.pathSeparator
        + Compilers.place(com.fasterxml.jackson.core.JsonFactory.class);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean hasColumns() {
    return hasColumns;
  }

  @Override
  public Outcome compile(Job job) {
    try {
      return run(job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run(Job job) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : job.sources().entrySet()) {
      Path file = job.src().resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      files.add(file);
    }
    Files.createDirectories(job.gen());
    Files.createDirectories(job.classes());
    DiagnosticCollector<JavaFileObject> log = new DiagnosticCollector<>();
    StringWriter console = new StringWriter();
    List<Finding> crashes = new ArrayList<>();
    boolean success;
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(log, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              console,
              manager,
              log,
              options(job),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setLocale(Locale.ROOT);
      if (!job.processors().isEmpty()) {
        task.setProcessors(job.processors().stream().map(ToolCompiler::processor).toList());
      }
      success = call(task, crashes);
    }
    List<Finding> findings = new ArrayList<>(crashes);
    List<Finding> notes = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> said : log.getDiagnostics()) {
      // Eclipse has opinions of its own on style, such as unused imports
      boolean isStyle = !hasColumns && said.getKind() != Diagnostic.Kind.ERROR && !isOurs(said);
      boolean isNote = said.getKind() == Diagnostic.Kind.NOTE || isStyle;
      (isNote ? notes : findings).add(finding(said));
    }
    return new Outcome(job, success, findings, notes);
  }

  private static boolean call(JavaCompiler.CompilationTask task, List<Finding> crashes) {
    try {
      return task.call();
    } catch (RuntimeException e) {
      crashes.add(new Finding(Diagnostic.Kind.ERROR, "", 0, 0, "the compiler crashed: " + e));
      return false;
    }
  }

  private static Processor processor(String name) {
    try {
      return Class.forName(name).asSubclass(Processor.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> options(Job job) {
    List<String> options = new ArrayList<>(ownOptions);
    options.addAll(List.of("-d", job.classes().toString(), "-s", job.gen().toString()));
    if (Collections.disjoint(job.options(), List.of("--module-path", "-classpath"))) {
      options.addAll(List.of("-classpath", userClassPath()));
    }
    options.addAll(job.options());
    if (!hasColumns) { // options that are javac's alone
      options.removeIf(o -> o.startsWith("-Xlint") || o.startsWith("--should-stop"));
      options.removeIf(o -> o.equals("-Xmaxerrs") || o.equals("1000"));
    }
    return options;
  }

  private static boolean isOurs(Diagnostic<?> said) {
    return said.getMessage(Locale.ROOT).contains("[gradwright:");
  }

  private static Finding finding(Diagnostic<? extends JavaFileObject> said) {
    JavaFileObject source = said.getSource();
    String file = source == null ? "" : Path.of(source.getName()).getFileName().toString();
    String text = said.getMessage(Locale.ROOT);
    return new Finding(said.getKind(), file, said.getLineNumber(), said.getColumnNumber(), text);
  }
}
