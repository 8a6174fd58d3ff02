package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.EpochCost.Collected;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs {@link EpochCost} in many processes and sums up. */
final class EpochCosts {
  private static final String HEADER = "jdk,metrics,fork,ratio,bare_ns,pairs";

  /**
   * One process.
   *
   * @param ratio time of an epoch through {@code fit} to that of the bare steps, the median of its
   *     pairs
   * @param bareNanos the median bare epoch
   */
  record Run(String jdk, Collected collected, int fork, double ratio, double bareNanos, int pairs) {
    String line() {
      return String.format(
          Locale.ROOT, "%s,%s,%d,%.6f,%.0f,%d", jdk, collected, fork, ratio, bareNanos, pairs);
    }
  }

  private EpochCosts() {}

  /** Measures, prints a table and writes {@code epoch-cost.csv}. */
  static void run(Options options, PrintStream out) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int fork = 1; fork <= options.forks(); fork++) {
      for (Collected collected : Collected.values()) {
        for (Path home : options.jdks()) {
          Run run = run(options, Jdk.at(home), collected, fork);
          runs.add(run);
          out.println(run.line());
        }
      }
    }
    List<String> lines = new ArrayList<>(List.of(HEADER));
    runs.forEach(run -> lines.add(run.line()));
    Files.createDirectories(options.figures());
    Files.write(options.figures().resolve("epoch-cost.csv"), lines);
    out.print(table(runs));
  }

  private static Run run(Options options, Jdk jdk, Collected collected, int fork) {
    List<String> command =
        new ArrayList<>(Side.ours(EpochCost.class).command(jdk.java(), options.home()));
    command.add(collected.name());
    command.addAll(options.stopwatch());
    Map<String, String> pairs = Child.run(options.pinned(command), Map.of());
    return new Run(
        jdk.version(),
        collected,
        fork,
        Double.parseDouble(pairs.get("ratio")),
        Double.parseDouble(pairs.get("bare_ns")),
        Integer.parseInt(pairs.get("pairs")));
  }

  /** Returns medians over the processes, with the least and the most of them. */
  static String table(List<Run> runs) {
    StringBuilder text = new StringBuilder();
    row(text, "JDK", "metrics", "forks", "bare epoch", "fit / bare", "least .. most");
    for (String jdk : runs.stream().map(Run::jdk).distinct().toList()) {
      for (Collected collected : Collected.values()) {
        List<Run> own =
            runs.stream().filter(r -> r.jdk().equals(jdk) && r.collected() == collected).toList();
        if (own.isEmpty()) {
          continue;
        }
        double[] ratios = own.stream().mapToDouble(Run::ratio).sorted().toArray();
        double[] bare = own.stream().mapToDouble(Run::bareNanos).sorted().toArray();
        row(
            text,
            jdk,
            collected.name().toLowerCase(Locale.ROOT),
            Integer.toString(own.size()),
            Cell.time(Cell.median(bare)),
            ratio(Cell.median(ratios)),
            ratio(ratios[0]) + " .. " + ratio(ratios[ratios.length - 1]));
      }
    }
    return text.toString();
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.4f", ratio);
  }

  private static void row(StringBuilder text, String... cells) {
    text.append(String.format(Locale.ROOT, "%-10s %-8s %6s %12s %11s %18s%n", (Object[]) cells));
  }
}
