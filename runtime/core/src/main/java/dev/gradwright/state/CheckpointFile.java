package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files of a training under way: all that a {@link Resumable} remembers, and what it belongs to.
 *
 * <p>The format is safetensors, like that of {@link ModelFile}, with a checksum over the whole
 * file. A file is written in one step, so that at every moment it has its old content or the new
 * one, and it is checked whole before anything is given back.
 */
public final class CheckpointFile {
  private static final String KIND = "gradwright.checkpoint";
  private static final String VERSION = "1";
  private static final String IDENTITY = "identity.";

  private final Path path;
  private final Header header;
  private final byte[] bytes;
  private final int dataAt;

  private CheckpointFile(Path path, Header header, byte[] bytes, int dataAt) {
    this.path = path;
    this.header = header;
    this.bytes = bytes;
    this.dataAt = dataAt;
  }

  /**
   * Writes a checkpoint, replacing what is there in one step.
   *
   * @param identity what a training must have in common with this one to go on from the file, in
   *     words
   * @throws ModelFileException if the file cannot be written; it is then as it was before
   */
  public static void save(
      Path file, Architecture model, Map<String, String> identity, Resumable content) {
    TensorFileWriter out = new TensorFileWriter();
    out.text(KIND, VERSION);
    out.text(Header.ARCHITECTURE, model.text());
    identity.forEach((name, value) -> out.text(IDENTITY + name, value));
    content.remember(new TakingMemory(out));
    ModelFile.replace(file, out::bytes);
  }

  /**
   * Reads a checkpoint and checks that it is whole.
   *
   * @throws ModelFileException if the file cannot be read, is damaged or is no checkpoint
   */
  public static CheckpointFile read(Path file) {
    return ModelFile.read(file, in -> read(file, in, Files.size(file)));
  }

  private static CheckpointFile read(Path file, InputStream in, long size)
      throws IOException, Refusal {
    TensorFileReader reader = new TensorFileReader(in, size);
    Header header = reader.header();
    String version =
        header.find(KIND).orElseThrow(() -> new Refusal("not a checkpoint: it has no %s", KIND));
    if (!version.equals(VERSION)) {
      throw new Refusal(
          "a checkpoint of format %s, but this version of Gradwright reads format %s",
          Quote.name(version), VERSION);
    }
    reader.requireLength();
    TensorTable.requireSound(header, reader.dataLength());
    return new CheckpointFile(file, header, reader.whole(), reader.dataAt());
  }

  /** Returns what was passed as identity when the file was saved. */
  public Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    header
        .metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(IDENTITY)) {
                identity.put(key.substring(IDENTITY.length()), value);
              }
            });
    return identity;
  }

  /** Returns the first difference between the file's model and this one; empty if they agree. */
  public Optional<String> difference(Architecture model) {
    String text = header.metadata().getOrDefault(Header.ARCHITECTURE, "");
    if (text.equals(model.text())) {
      return Optional.empty();
    }
    try {
      return ArchitectureDifference.first(model, Architecture.parse(text));
    } catch (GradwrightException e) {
      return Optional.of("its architecture cannot be read: " + Quote.line(e.toString()));
    }
  }

  /**
   * Gives everything back.
   *
   * @throws ModelFileException if the file has not exactly what {@code content} asks for, of which
   *     then only a part was given back
   */
  public void restore(Resumable content) {
    GivingMemory memory = new GivingMemory(header, bytes, dataAt);
    try {
      content.remember(memory);
      memory.requireAllGiven();
    } catch (GivingMemory.Lack e) {
      throw new ModelFileException(path.toAbsolutePath() + ": " + e.getMessage(), e);
    }
  }
}
