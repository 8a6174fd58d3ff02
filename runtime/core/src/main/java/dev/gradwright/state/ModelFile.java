package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Reals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Model files: <a href="https://github.com/huggingface/safetensors">safetensors</a> with the
 * architecture, the class names, the preparation and a checksum in their metadata.
 *
 * <p>A file holds numbers and text, never objects or code: nothing in it can make the loader create
 * anything but a network of the class that was asked for. It is read whole and checked whole before
 * there is a network. The header has at most 1 MiB, the file at most 2 GiB.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Writes a model to a file, replacing what is there in one step: whatever happens, the file holds
   * the old content or the new one. Equal models give equal bytes.
   *
   * @param file if it is a symbolic link, the file it leads to is replaced, and the link stays
   * @throws ModelFileException if the file cannot be written; it is then as it was before
   */
  public static void save(Path file, Architecture model, Reals parameters, DataForm form) {
    replace(file, new ModelWriter(model, new ModelContent(parameters, form))::bytes);
  }

  /** What a file is to have in it. */
  interface Content {
    byte[] bytes() throws Refusal;
  }

  /** Writes a file in one step. */
  static void replace(Path file, Content content) {
    try {
      new AtomicFile(file).write(content.bytes());
    } catch (Refusal e) {
      throw new ModelFileException(file.toAbsolutePath() + ": cannot be written: " + e.reason(), e);
    } catch (IOException e) {
      throw new ModelFileException(
          file.toAbsolutePath() + ": cannot be written: " + reason(e) + "; nothing was changed", e);
    }
  }

  /**
   * Reads a model from a file.
   *
   * @param model the architecture the file must have; only the name of the declaring type may be
   *     another. Tensors in {@code F16}, {@code BF16} or {@code F32} are widened to the model's
   *     precision, as that is exact; {@code F64} is not rounded to {@code F32}
   * @param constructor makes the network from its parameters and what it knows of its data
   * @throws ModelFileException if the file cannot be read, is damaged, or is of another
   *     architecture; the message has the first node that differs
   */
  public static <N> N load(
      Path file,
      Architecture model,
      BiFunction<Reals, DataForm, N> constructor,
      LoadOption... options) {
    Set<LoadOption> set = EnumSet.noneOf(LoadOption.class);
    set.addAll(Arrays.asList(options));
    ModelContent content = read(file, in -> new ModelReader(model, set).read(in, Files.size(file)));
    return constructor.apply(content.parameters(), content.form());
  }

  /**
   * Returns the architecture of the model that a file holds, without reading its parameters.
   *
   * @throws ModelFileException if the file cannot be read or is not a model file
   */
  public static Architecture architecture(Path file) {
    return read(file, in -> ModelReader.architecture(in, Files.size(file)));
  }

  /** What makes something of the bytes of a file. */
  interface Reader<T> {
    T read(InputStream in) throws IOException, Refusal;
  }

  /** Reads a file. */
  static <T> T read(Path file, Reader<T> reader) {
    Path absolute = file.toAbsolutePath();
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in);
    } catch (Refusal e) {
      throw new ModelFileException(absolute + ": " + e.reason(), e);
    } catch (IOException e) {
      throw new ModelFileException(absolute + ": cannot be read: " + reason(e), e);
    }
  }

  private static void requireFile(Path file) {
    if (Files.isRegularFile(file)) {
      return;
    }
    String what;
    Path previous = AtomicFile.previous(file);
    if (Files.isDirectory(file)) {
      what = "is a directory, not a file";
    } else if (Files.isSymbolicLink(file)) {
      what = "is a symbolic link that leads to no file";
    } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      what = "is not a regular file";
    } else if (Files.isRegularFile(previous)) {
      what =
          "there is no such file; a save was cut short, and "
              + previous.getFileName()
              + " has the model as it was before";
    } else {
      what = "there is no such file";
    }
    throw new ModelFileException(file.toAbsolutePath() + ": " + what);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return String.valueOf(fault.getReason());
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
