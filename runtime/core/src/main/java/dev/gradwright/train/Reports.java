package dev.gradwright.train;

import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reports of the epochs that a fit has done. */
final class Reports implements Resumable {
  /** Skipped batches, rate, norm of the gradient, and whether there is a validation. */
  private static final int OWN = 4;

  /** Rows and loss. */
  private static final int PLAIN = 2;

  private final int epochs;
  private final List<String> metrics;
  private final List<EpochReport> reports = new ArrayList<>();
  private double lowest = Double.NaN;

  /**
   * @param epochs the epochs of the fit
   * @param metrics the names of the metrics of each report
   */
  Reports(int epochs, List<String> metrics) {
    this.epochs = epochs;
    this.metrics = metrics;
  }

  /** Adds a report, and returns whether its loss is the lowest so far. */
  boolean add(EpochReport report) {
    reports.add(report);
    double loss = report.validation().orElse(report.training()).loss();
    boolean best = !Double.isNaN(loss) && !(loss >= lowest);
    lowest = best ? loss : lowest;
    return best;
  }

  List<EpochReport> all() {
    return reports;
  }

  @Override
  public void remember(Memory memory) {
    lowest = memory.number("lowest", lowest);
    double[] flat = memory.numbers("epochs", flat());
    int each = OWN + 2 * (PLAIN + metrics.size());
    int count = flat.length / each;
    reports.clear();
    for (int i = 0; i < count; i++) {
      int at = i * each;
      reports.add(
          new EpochReport(
              i + 1,
              epochs,
              evaluation(flat, at + OWN),
              flat[at + 3] == 0 ? null : evaluation(flat, at + OWN + PLAIN + metrics.size()),
              (int) flat[at],
              flat[at + 1],
              flat[at + 2]));
    }
  }

  private double[] flat() {
    int each = OWN + 2 * (PLAIN + metrics.size());
    double[] flat = new double[reports.size() * each];
    for (int i = 0; i < reports.size(); i++) {
      EpochReport report = reports.get(i);
      int at = i * each;
      flat[at] = report.skippedBatches();
      flat[at + 1] = report.rate();
      flat[at + 2] = report.gradientNorm();
      flat[at + 3] = report.validation().isPresent() ? 1 : 0;
      put(report.training(), flat, at + OWN);
      put(report.validation().orElse(null), flat, at + OWN + PLAIN + metrics.size());
    }
    return flat;
  }

  private void put(@Nullable Evaluation evaluation, double[] flat, int at) {
    if (evaluation != null) {
      flat[at] = evaluation.rows();
      flat[at + 1] = evaluation.loss();
      for (int i = 0; i < metrics.size(); i++) {
        flat[at + PLAIN + i] = evaluation.metric(metrics.get(i));
      }
    }
  }

  private Evaluation evaluation(double[] flat, int at) {
    double[] values = new double[metrics.size()];
    System.arraycopy(flat, at + PLAIN, values, 0, values.length);
    return new Evaluation((long) flat[at], flat[at + 1], metrics, values);
  }
}
