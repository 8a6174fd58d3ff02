package dev.gradwright.metric;

import dev.gradwright.kernel.Maths;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * Errors of predicted numbers: {@code mae}, the mean of |p - t|; {@code rmse}, the root of the mean
 * of (p - t)^2; {@code r2}, the coefficient of determination 1 - sum (p - t)^2 / sum (t - mean
 * t)^2, averaged over the columns, where a constant column counts 1 if met exactly and else 0 (the
 * convention of scikit-learn). Missing targets do not count. All in double.
 */
final class RegressionErrors implements RunningMetric {
  private final int prediction;
  private final int target;
  private final int width;
  private final boolean exponential;
  private double absolute;
  // Per column: known targets, squared errors, and mean and squared deviations of the target
  // (Welford 1962).
  private final long[] seen;
  private final double[] squares;
  private final double[] means;
  private final double[] deviations;

  /**
   * Creates the metric.
   *
   * @param exponential whether the node predicts the logarithm of the number
   */
  RegressionErrors(int prediction, int target, int width, boolean exponential) {
    this.prediction = prediction;
    this.target = target;
    this.width = width;
    this.exponential = exponential;
    seen = new long[width];
    squares = new double[width];
    means = new double[width];
    deviations = new double[width];
  }

  @Override
  public List<String> names() {
    return List.of("mae", "rmse", "r2");
  }

  @Override
  public void reset() {
    absolute = 0;
    Arrays.fill(seen, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(means, 0);
    Arrays.fill(deviations, 0);
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals predicted = workspace.value(prediction);
    Reals expected = workspace.value(target);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < width; c++) {
        double number = expected.get(row * width + c);
        if (!Double.isNaN(number)) {
          double raw = predicted.get(row * width + c);
          add(c, exponential ? Maths.exp(raw) : raw, number);
        }
      }
    }
  }

  private void add(int column, double predicted, double expected) {
    double error = predicted - expected;
    seen[column]++;
    absolute += Math.abs(error);
    squares[column] = Math.fma(error, error, squares[column]);
    double before = expected - means[column];
    means[column] += before / seen[column];
    deviations[column] = Math.fma(before, expected - means[column], deviations[column]);
  }

  @Override
  public void remember(Memory memory) {
    absolute = memory.number("absolute", absolute);
    System.arraycopy(memory.wholes("seen", seen), 0, seen, 0, width);
    memory.reals("squares", Reals.wrap(squares));
    memory.reals("means", Reals.wrap(means));
    memory.reals("deviations", Reals.wrap(deviations));
  }

  @Override
  public void write(double[] figures, int at) {
    double numbers = 0;
    int columns = 0;
    double square = 0;
    double determined = 0;
    for (int c = 0; c < width; c++) {
      numbers += seen[c];
      square += squares[c];
      if (seen[c] > 0) {
        columns++;
        determined += determination(squares[c], deviations[c]);
      }
    }
    figures[at] = absolute / numbers;
    figures[at + 1] = Math.sqrt(square / numbers);
    figures[at + 2] = determined / columns;
  }

  private static double determination(double square, double deviation) {
    if (deviation > 0) {
      return 1 - square / deviation;
    }
    return square == 0 ? 1 : 0;
  }
}
