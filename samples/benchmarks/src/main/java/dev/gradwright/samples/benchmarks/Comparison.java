package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a whole run of {@link Compare} measured, as a file and as tables.
 *
 * @param peak the most GFLOP/s of one core, measured in the same run
 * @param samples one for each process
 */
record Comparison(double peak, List<Sample> samples) {
  private static final String PEAK = "# peak GFLOP/s ";

  /** Writes a CSV file, the peak in its first line. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(PEAK + peak);
    lines.add(Sample.HEADER);
    samples.forEach(s -> lines.add(s.line()));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /** Reads what {@link #write} wrote. */
  static Comparison read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new Comparison(
        Double.parseDouble(lines.get(0).substring(PEAK.length())),
        lines.stream().skip(2).map(Sample::parse).toList());
  }

  /** Returns the versions of Java that took part. */
  List<String> jdks() {
    return samples.stream().map(Sample::jdk).distinct().toList();
  }

  /** Returns the tasks that were measured. */
  List<Task> tasks() {
    return samples.stream().map(Sample::task).distinct().toList();
  }

  /** Returns who took part in a task, in the order of their turns. */
  List<Side> sides() {
    List<Side> sides = new ArrayList<>(List.of(Side.EMPTY));
    sides.addAll(Side.all());
    sides.removeIf(side -> samples.stream().noneMatch(s -> s.side().equals(side.id())));
    return sides;
  }

  /** Returns the summary of a cell, or nothing if it was not measured or there is no such thing. */
  Optional<Cell> cell(String jdk, Task task, Side side) {
    List<Sample> of =
        samples.stream()
            .filter(s -> s.jdk().equals(jdk) && s.task() == task && s.side().equals(side.id()))
            .filter(Sample::measured)
            .toList();
    return of.isEmpty() ? Optional.empty() : Optional.of(Cell.of(task, of));
  }

  /** Returns a table for the console. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String jdk : jdks()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%nJDK %s; peak %.1f GFLOP/s%n%-11s %-27s %12s %25s %8s %8s %6s %9s %6s%n",
              jdk,
              peak,
              "task",
              "contender",
              "median",
              "min..max",
              "ratio",
              "GFLOP/s",
              "peak",
              "B/step",
              "MiB"));
      for (Task task : tasks()) {
        for (Side side : sides()) {
          line(text, jdk, task, side);
        }
      }
    }
    return text.toString();
  }

  private void line(StringBuilder text, String jdk, Task task, Side side) {
    if (side.equals(Side.EMPTY) && task.kind() != Task.Kind.PROCESS) {
      return;
    }
    text.append(String.format(Locale.ROOT, "%-11s %-27s ", task, side.title()));
    Optional<Cell> found = cell(jdk, task, side);
    if (found.isEmpty()) {
      text.append(String.format(Locale.ROOT, "%12s%n", "-"));
      return;
    }
    Cell cell = found.get();
    text.append(
        String.format(
            Locale.ROOT,
            "%12s %25s %8s %8s %6s %9s %6.0f%n",
            Cell.time(cell.median()),
            Cell.time(cell.least()) + " .. " + Cell.time(cell.most()),
            ratio(jdk, task, cell),
            cell.gflops().map(g -> String.format(Locale.ROOT, "%.2f", g)).orElse(""),
            share(cell),
            Double.isNaN(cell.bytes()) ? "" : String.format(Locale.ROOT, "%.0f", cell.bytes()),
            cell.residentMib()));
  }

  /** Returns how many times Gradwright's time a cell's is. */
  String ratio(String jdk, Task task, Cell cell) {
    return cell(jdk, task, Side.all().get(0))
        .map(ours -> String.format(Locale.ROOT, "%.2f", cell.median() / ours.median()))
        .orElse("");
  }

  /** Returns a cell's share of the peak. */
  String share(Cell cell) {
    return cell.gflops().map(g -> String.format(Locale.ROOT, "%.0f%%", 100 * g / peak)).orElse("");
  }
}
