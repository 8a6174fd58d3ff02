package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.List;

/**
 * The share of right predictions. Over classes the largest value of a row wins, on a tie the lowest
 * class. Over numbers, each is right if it lies on the same side of a threshold as its target; at
 * the threshold means below. Missing targets do not count.
 */
final class Accuracy implements RunningMetric {
  private final Predictions predictions;
  private long right;
  private long seen;

  Accuracy(Predictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public List<String> names() {
    return List.of("accuracy");
  }

  @Override
  public void reset() {
    right = 0;
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
        right += predictions.predicted(values, i) == expected ? 1 : 0;
        seen++;
      }
    }
  }

  @Override
  public void remember(Memory memory) {
    right = memory.whole("right", right);
    seen = memory.whole("seen", seen);
  }

  @Override
  public void write(double[] figures, int at) {
    figures[at] = (double) right / seen;
  }
}
