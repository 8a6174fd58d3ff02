package dev.gradwright.processor.vector;

import dev.gradwright.processor.emit.GeneratedFile;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the sources of vector classes with the JDK's own compiler, for the baseline and with the
 * module {@code jdk.incubator.vector}, so that the user's compilation need not ask for the module:
 * doing so would print a warning there, which {@code -Werror} turns into an error.
 */
public final class VectorCompiler {
  private static final List<String> OPTIONS =
      List.of(
          "--release",
          "17",
          "--add-modules",
          "jdk.incubator.vector",
          "-proc:none",
          "-nowarn",
          "-g");

  private final JavaCompiler compiler;

  private VectorCompiler(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /** Returns a compiler, or null where this Java has none. */
  public static @Nullable VectorCompiler find() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    return compiler == null ? null : new VectorCompiler(compiler);
  }

  /**
   * Compiles sources together.
   *
   * @return the class files by qualified name
   * @throws VectorCompilerException if the sources do not compile
   */
  public Map<String, byte[]> compile(List<GeneratedFile> sources) {
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        ClassFiles output = new ClassFiles()) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output.folder()));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
      List<JavaFileObject> units = sources.stream().map(VectorCompiler::unit).toList();
      if (!compiler.getTask(messages, files, null, OPTIONS, null, units).call()) {
        throw new VectorCompilerException(messages.toString());
      }
      return output.classes();
    } catch (IOException | RuntimeException e) {
      throw e instanceof VectorCompilerException known
          ? known
          : new VectorCompilerException(e.toString());
    }
  }

  private static JavaFileObject unit(GeneratedFile file) {
    URI place = URI.create("vector:///" + file.qualifiedName().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return file.text();
      }
    };
  }
}
