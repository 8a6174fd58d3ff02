package dev.gradwright.samples.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A Java to measure.
 *
 * @param home its folder
 * @param version such as 17.0.15
 */
record Jdk(Path home, String version) {
  /** Reads the version from the file {@code release} that every JDK has. */
  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION", "unknown").replace("\"", ""));
  }

  /** Returns the program to start. */
  Path java() {
    return home.resolve("bin/java");
  }

  /** Measures the most GFLOP/s of fused multiply-adds that one core does in registers. */
  double peak(Options options) {
    double best = 0;
    for (String bits : List.of("256", "512")) {
      List<String> command =
          List.of(
              java().toString(),
              "--add-modules",
              "jdk.incubator.vector",
              "-Dbits=" + bits,
              options.home().resolve("peak/Peak.java").toString(),
              "2000");
      Map<String, String> pairs = Child.run(options.pinned(command), Map.of());
      best = Math.max(best, Double.parseDouble(pairs.get("gflops")));
    }
    return best;
  }
}
