package dev.gradwright.processor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds other JDKs on this machine, and runs their tools. */
public final class Jdks {
  private Jdks() {}

  /** Returns the JDK that runs this. */
  public static Path current() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * Returns a JDK of a feature release: this one, one that {@code JAVA_HOME_25_X64} or {@code
   * JDK_25} names, or one in the usual folder.
   */
  public static Optional<Path> find(int feature) {
    if (Runtime.version().feature() == feature) {
      return Optional.of(current());
    }
    Stream<String> named =
        Stream.of("JAVA_HOME_" + feature + "_X64", "JAVA_HOME_" + feature, "JDK_" + feature)
            .map(System::getenv)
            .filter(home -> home != null);
    return Stream.concat(named.map(Path::of), installed())
        .filter(home -> isFeature(home, feature))
        .findFirst();
  }

  private static Stream<Path> installed() {
    Path folder = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean isFeature(Path home, int feature) {
    try {
      String release = Files.readString(home.resolve("release"));
      return release.contains("JAVA_VERSION=\"" + feature + ".")
          && Files.isExecutable(home.resolve("bin/javac"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a program and returns what it prints; fails unless it ends well. */
  public static String run(List<String> command) {
    return run(command, Path.of("").toAbsolutePath());
  }

  /** Runs a program in a folder. */
  public static String run(List<String> command, Path folder) {
    try {
      Path out = Files.createTempFile("run", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int code = process.waitFor();
        String text = Files.readString(out);
        if (code != 0) {
          throw new AssertionError(command + " ended with " + code + ":\n" + text);
        }
        return text.strip();
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.toString(), e);
    }
  }
}
