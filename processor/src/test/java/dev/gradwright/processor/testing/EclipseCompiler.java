package dev.gradwright.processor.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles generated sources with the Eclipse compiler, whose bytecode is not javac's. */
public final class EclipseCompiler {
  private EclipseCompiler() {}

  /** Returns the class files by path. */
  public static Map<String, byte[]> compile(CompiledModels models) {
    try {
      Path folder = Files.createTempDirectory("ecj");
      try {
        return compile(models, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(CompiledModels models, Path folder)
      throws IOException {
    // the processor has compiled the vector classes itself
    Path vectors = Files.createDirectories(folder.resolve("vectors"));
    models.writeVectors(vectors);
    for (Map.Entry<String, String> source : models.sources().entrySet()) {
      Path file = folder.resolve("in/" + source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    Path out = folder.resolve("out");
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    String command =
        "-17 -proc:none -nowarn -classpath \"%s\" -d \"%s\" \"%s\""
            .formatted(
                CompiledModels.classPath() + java.io.File.pathSeparator + vectors,
                out,
                folder.resolve("in"));
    if (!BatchCompiler.compile(command, writer, writer, null)) {
      throw new AssertionError("ECJ: " + messages);
    }
    Map<String, byte[]> classes = new TreeMap<>();
    for (Path file : files(out)) {
      if (file.toString().endsWith(".class")) {
        classes.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
  }
}
