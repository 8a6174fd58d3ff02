package dev.gradwright.metric;

import dev.gradwright.kernel.Maths;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.List;

/**
 * The mean of the negative logarithm of the probability that each target was given, without class
 * weights, smoothing or penalties; a probability below 2^-1022 counts as that.
 */
final class LogLoss implements RunningMetric {
  private final Predictions predictions;
  private double sum;
  private long seen;

  LogLoss(Predictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public List<String> names() {
    return List.of("log-loss");
  }

  @Override
  public void reset() {
    sum = 0;
    seen = 0;
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals values = workspace.value(predictions.prediction());
    Reals targets = workspace.value(predictions.target());
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected >= 0) {
        double p = predictions.probability(values, i, expected);
        sum -= Maths.log(Math.max(p, Double.MIN_NORMAL));
        seen++;
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    sum = memory.number("sum", sum);
    seen = memory.whole("seen", seen);
  }

  @Override
  public void write(double[] figures, int at) {
    figures[at] = sum / seen;
  }
}
