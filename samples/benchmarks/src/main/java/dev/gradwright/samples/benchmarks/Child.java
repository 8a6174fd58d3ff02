package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process of its own, and the line of {@code key=value} pairs it prints. */
final class Child {
  private Child() {}

  /**
   * Runs a command to its end.
   *
   * @return the pairs of its line, and {@code wall_ns}, the time from start to end
   * @throws IllegalStateException with what it printed, if it fails
   */
  static Map<String, String> run(List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile("child", ".out");
      Path errors = Files.createTempFile("child", ".err");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(errors.toFile());
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        long wall = System.nanoTime() - start;
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        if (status != 0) {
          throw new IllegalStateException(
              String.join(" ", command)
                  + " ended with "
                  + status
                  + "\n"
                  + printed
                  + Files.readString(errors, StandardCharsets.UTF_8));
        }
        Map<String, String> pairs = pairs(printed);
        pairs.put("wall_ns", Long.toString(wall));
        return pairs;
      } finally {
        Files.delete(out);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Reads the pairs of the line that a {@link Stopwatch} printed, if there is one. */
  static Map<String, String> pairs(String printed) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : printed.lines().toList()) {
      if (line.startsWith(Stopwatch.MARK + " ")) {
        for (String pair : line.substring(Stopwatch.MARK.length() + 1).split(" ", -1)) {
          int sign = pair.indexOf('=');
          pairs.put(pair.substring(0, sign), pair.substring(sign + 1));
        }
      }
    }
    return pairs;
  }
}
