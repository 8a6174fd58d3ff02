package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One contender at one task on one JDK, over all its processes.
 *
 * @param median the median over the processes of each one's median window, nanoseconds
 * @param least the least of them
 * @param most the most of them
 * @param gflops of the matrix products at the median, where the task has some
 * @param bytes of Java heap per repetition, the most over the processes
 * @param residentMib the median over the processes
 */
record Cell(
    double median,
    double least,
    double most,
    Optional<Double> gflops,
    double bytes,
    double residentMib) {
  static Cell of(Task task, List<Sample> samples) {
    double[] nanos = samples.stream().mapToDouble(Sample::nanos).sorted().toArray();
    double[] resident = samples.stream().mapToDouble(Sample::residentKib).sorted().toArray();
    double median = median(nanos);
    return new Cell(
        median,
        nanos[0],
        nanos[nanos.length - 1],
        task.flops() == 0 ? Optional.empty() : Optional.of(task.flops() / median),
        samples.stream().mapToDouble(Sample::bytes).max().orElse(Double.NaN),
        median(resident) / 1024);
  }

  /**
   * Returns the median of sorted numbers: the mean of the middle two where their number is even.
   */
  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Returns nanoseconds in a unit that suits them, three digits. */
  static String time(double nanos) {
    double value = nanos;
    for (String unit : new String[] {"ns", "µs", "ms"}) {
      if (value < 999.5) {
        int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, unit);
      }
      value /= 1000;
    }
    return String.format(Locale.ROOT, "%.2f s", value);
  }
}
