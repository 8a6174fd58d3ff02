package dev.gradwright.processor.vector;

import dev.gradwright.processor.emit.GeneratedFile;
import dev.gradwright.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The vector classes of one round: their class files, and their sources for who wants to read. */
public final class VectorClasses {
  private final @Nullable VectorCompiler compiler;
  private final @Nullable String sourceFolder;

  /**
   * Takes what the options say.
   *
   * @param compiler null where there is none
   * @param sourceFolder where to leave the sources, or null for nowhere
   */
  public VectorClasses(@Nullable VectorCompiler compiler, @Nullable String sourceFolder) {
    this.compiler = compiler;
    this.sourceFolder = sourceFolder;
  }

  /**
   * Compiles the vector classes among the files, all in one go.
   *
   * @param problems takes what went wrong, in words, and whether it is an error
   * @return class files by qualified name, or null if they could not be compiled
   */
  public @Nullable Map<String, byte[]> compile(
      List<GeneratedFile> files, BiConsumer<String, Boolean> problems) {
    List<GeneratedFile> sources =
        files.stream().filter(f -> f.kind() == GeneratedFile.Kind.VECTOR).toList();
    if (sources.isEmpty() || compiler == null) {
      return Map.of();
    }
    if (sourceFolder != null) {
      sources.forEach(source -> leave(source, sourceFolder, problems));
    }
    try {
      return compiler.compile(sources);
    } catch (VectorCompilerException e) {
      problems.accept(Message.NO_VECTORS.display(String.valueOf(e.getMessage())), false);
      return null;
    }
  }

  private static void leave(
      GeneratedFile source, String folder, BiConsumer<String, Boolean> problems) {
    String name = source.qualifiedName().replace('.', '/') + ".java";
    try {
      Path file = Path.of(folder).resolve(name);
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, source.text().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | InvalidPathException e) {
      problems.accept(Message.CANNOT_WRITE.display(folder + "/" + name, e), true);
    }
  }
}
