package dev.gradwright.state;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Network;
import dev.gradwright.train.FlowerNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small model files for the tests of this package, each in a folder of the test's own. */
final class ModelFiles {
  private final Path file;

  ModelFiles(Path folder) {
    file = folder.resolve("model.safetensors");
  }

  Path path() {
    return file;
  }

  /** Returns the bytes of a saved network. */
  byte[] bytes(Network network) {
    network.save(file);
    return read(file);
  }

  /** Returns the bytes of a small network. */
  byte[] flower() {
    return bytes(FlowerNetwork.initial(3));
  }

  FlowerNetwork load(byte[] bytes, LoadOption... options) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FlowerNetwork.load(file, options);
  }

  /** Returns why the bytes are refused, without the file's name, which must come first. */
  String refusal(byte[] bytes) {
    String message =
        String.valueOf(assertThrows(ModelFileException.class, () -> load(bytes)).getMessage());
    String prefix = file.toAbsolutePath() + ": ";
    if (!message.startsWith(prefix)) {
      throw new AssertionError("the message does not begin with the file: " + message);
    }
    return message.substring(prefix.length());
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
