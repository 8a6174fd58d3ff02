package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * The expected calibration error (Guo et al., "On Calibration of Modern Neural Networks", ICML
 * 2017): rows are sorted into 15 bins of equal width by the probability of the predicted class; the
 * error is the mean of |accuracy - mean probability| over the bins, each weighted by its rows.
 */
final class CalibrationError implements RunningMetric {
  private static final int BINS = 15;

  private final Predictions predictions;
  private final double[] confidence = new double[BINS];
  private final long[] right = new long[BINS];
  private final long[] seen = new long[BINS];

  CalibrationError(Predictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public List<String> names() {
    return List.of("calibration-error");
  }

  @Override
  public void reset() {
    Arrays.fill(confidence, 0);
    Arrays.fill(right, 0);
    Arrays.fill(seen, 0);
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals values = workspace.value(predictions.prediction());
    Reals targets = workspace.value(predictions.target());
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected >= 0) {
        int predicted = predictions.predicted(values, i);
        double p = predictions.probability(values, i, predicted);
        // The bins are open below and closed above.
        int bin = Math.min(Math.max((int) Math.ceil(p * BINS) - 1, 0), BINS - 1);
        confidence[bin] += p;
        right[bin] += predicted == expected ? 1 : 0;
        seen[bin]++;
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    System.arraycopy(memory.numbers("confidence", confidence), 0, confidence, 0, BINS);
    System.arraycopy(memory.wholes("right", right), 0, right, 0, BINS);
    System.arraycopy(memory.wholes("seen", seen), 0, seen, 0, BINS);
  }

  @Override
  public void write(double[] figures, int at) {
    long all = 0;
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += seen[bin];
      error += Math.abs(right[bin] - confidence[bin]);
    }
    figures[at] = error / all;
  }
}
