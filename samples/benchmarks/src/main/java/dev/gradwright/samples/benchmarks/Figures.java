package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts what was measured last into {@code PERFORMANCE.md}, between its two marks, and the files
 * behind it into {@code figures}.
 */
final class Figures {
  private static final String BEGIN = "<!-- tables: written by compare figures -->\n";
  private static final String END = "<!-- end of tables -->";

  private final Comparison comparison;
  private final StringBuilder text = new StringBuilder();

  private Figures(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Writes document and files. */
  static void write(Options options) throws IOException {
    Path kept = options.home().resolve("figures");
    Files.createDirectories(kept);
    for (String name : List.of("compare.csv", "scaling.csv", "scaling.svg")) {
      Path measured = options.figures().resolve(name);
      if (Files.exists(measured)) {
        Files.copy(measured, kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path document = options.home().resolve("PERFORMANCE.md");
    String tables = new Figures(Comparison.read(kept.resolve("compare.csv"))).tables();
    Files.writeString(document, replaced(Files.readString(document), tables));
  }

  /** Returns a document with other tables between its marks. */
  static String replaced(String document, String tables) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("PERFORMANCE.md lacks the marks of its tables");
    }
    return document.substring(0, begin + BEGIN.length()) + tables + document.substring(end);
  }

  private String tables() {
    add("%nPeak of one core, measured in the same run: %.1f GFLOP/s.%n", comparison.peak());
    for (String jdk : comparison.jdks()) {
      contenders(jdk);
      ours(jdk);
    }
    return text.append('\n').toString();
  }

  /** A column for each task, a row for each contender: median, and times Gradwright's. */
  private void contenders(String jdk) {
    add("%n### JDK %s%n%n| |", jdk);
    comparison.tasks().forEach(task -> add(" %s |", task));
    add("%n|---|");
    comparison.tasks().forEach(task -> add("---|"));
    for (Side side : comparison.sides()) {
      add("%n| %s |", side.title());
      for (Task task : comparison.tasks()) {
        Optional<Cell> cell = comparison.cell(jdk, task, side);
        add(" %s |", cell.map(c -> cell(jdk, task, side, c)).orElse("-"));
      }
    }
    add("%n");
  }

  private String cell(String jdk, Task task, Side side, Cell cell) {
    String time = Cell.time(cell.median());
    String ratio = comparison.ratio(jdk, task, cell);
    return side.equals(Side.all().get(0)) || ratio.isEmpty() ? time : time + " (" + ratio + ")";
  }

  /** Gradwright alone, in full. */
  private void ours(String jdk) {
    add("%n| %s | median | least .. most | GFLOP/s | of peak | bytes | MiB |%n", "Gradwright");
    add("|---|---|---|---|---|---|---|%n");
    for (Task task : comparison.tasks()) {
      comparison
          .cell(jdk, task, Side.all().get(0))
          .ifPresent(
              cell ->
                  add(
                      "| %s | %s | %s .. %s | %s | %s | %s | %.0f |%n",
                      task,
                      Cell.time(cell.median()),
                      Cell.time(cell.least()),
                      Cell.time(cell.most()),
                      cell.gflops().map(g -> String.format(Locale.ROOT, "%.2f", g)).orElse("-"),
                      cell.gflops().isEmpty() ? "-" : comparison.share(cell),
                      Double.isNaN(cell.bytes())
                          ? "-"
                          : String.format(Locale.ROOT, "%.0f", cell.bytes()),
                      cell.residentMib()));
    }
  }

  private void add(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
  }
}
