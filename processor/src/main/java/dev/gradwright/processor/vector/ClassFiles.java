package dev.gradwright.processor.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that the compiler writes class files to, gone when closed. In memory would be nicer, but
 * {@code --release} takes no file manager other than the compiler's own.
 */
final class ClassFiles implements AutoCloseable {
  private static final String ENDING = ".class";

  private final Path folder;

  ClassFiles() throws IOException {
    folder = Files.createTempDirectory("gradwright-vector");
  }

  Path folder() {
    return folder;
  }

  /** Returns what was written, by qualified name. */
  Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Path file : files()) {
      if (file.toString().endsWith(ENDING)) {
        String path = folder.relativize(file).toString();
        String name = path.substring(0, path.length() - ENDING.length());
        classes.put(
            name.replace(file.getFileSystem().getSeparator(), "."), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
  }
}
