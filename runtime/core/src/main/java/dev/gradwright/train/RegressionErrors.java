package dev.gradwright.train;

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
 * convention of scikit-learn). All in double.
 */
final class RegressionErrors implements Metric {
  private final int prediction;
  private final int target;
  private final int width;
  private final boolean exponential;
  private double absolute;
  private long rowsSeen;
  // Per column: squared errors, and mean and squared deviations of the target (Welford 1962).
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
    rowsSeen = 0;
    Arrays.fill(squares, 0);
    Arrays.fill(means, 0);
    Arrays.fill(deviations, 0);
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals predicted = workspace.value(prediction);
    Reals expected = workspace.value(target);
    for (int row = 0; row < rows; row++) {
      rowsSeen++;
      for (int c = 0; c < width; c++) {
        double raw = predicted.get(row * width + c);
        add(c, exponential ? Maths.exp(raw) : raw, expected.get(row * width + c));
      }
    }
  }

  private void add(int column, double predicted, double expected) {
    double error = predicted - expected;
    absolute += Math.abs(error);
    squares[column] = Math.fma(error, error, squares[column]);
    double before = expected - means[column];
    means[column] += before / rowsSeen;
    deviations[column] = Math.fma(before, expected - means[column], deviations[column]);
  }

  @Override
  public void remember(Memory memory) {
    absolute = memory.number("absolute", absolute);
    rowsSeen = memory.whole("rows", rowsSeen);
    memory.reals("squares", Reals.wrap(squares));
    memory.reals("means", Reals.wrap(means));
    memory.reals("deviations", Reals.wrap(deviations));
  }

  @Override
  public void write(double[] figures, int at) {
    double numbers = (double) rowsSeen * width;
    double square = 0;
    double determined = 0;
    for (int c = 0; c < width; c++) {
      square += squares[c];
      determined += determination(squares[c], deviations[c]);
    }
    figures[at] = absolute / numbers;
    figures[at + 1] = Math.sqrt(square / numbers);
    figures[at + 2] = rowsSeen == 0 ? Double.NaN : determined / width;
  }

  private static double determination(double square, double deviation) {
    if (deviation > 0) {
      return 1 - square / deviation;
    }
    return square == 0 ? 1 : 0;
  }
}
