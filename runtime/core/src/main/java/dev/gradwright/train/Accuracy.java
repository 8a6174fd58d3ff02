package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.List;

/**
 * The share of right predictions. Over classes the largest value of a row wins, on a tie the lowest
 * class. Over numbers, each is right if it lies on the same side of a threshold as its target; at
 * the threshold means below.
 */
final class Accuracy implements Metric {
  private final int prediction;
  private final int target;
  private final int width;
  private final int positions; // 0 over numbers
  private final double predictionThreshold;
  private final double targetThreshold;
  private long right;
  private long seen;

  private Accuracy(
      int prediction,
      int target,
      int width,
      int positions,
      double predictionThreshold,
      double targetThreshold) {
    this.prediction = prediction;
    this.target = target;
    this.width = width;
    this.positions = positions;
    this.predictionThreshold = predictionThreshold;
    this.targetThreshold = targetThreshold;
  }

  /** Over {@code width} classes at every position of a row; each target is the index of one. */
  static Accuracy ofClasses(int prediction, int target, int width, int positions) {
    return new Accuracy(prediction, target, width, positions, 0, 0);
  }

  /** Over {@code width} numbers per row, each with a target. */
  static Accuracy ofSides(
      int prediction, int target, int width, double predictionThreshold, double targetThreshold) {
    return new Accuracy(prediction, target, width, 0, predictionThreshold, targetThreshold);
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
    Reals predicted = workspace.value(prediction);
    Reals expected = workspace.value(target);
    if (positions > 0) {
      int places = rows * positions;
      for (int i = 0; i < places; i++) {
        right += argmax(predicted, i * width) == (int) expected.get(i) ? 1 : 0;
      }
      seen += places;
    } else {
      int numbers = rows * width;
      for (int i = 0; i < numbers; i++) {
        boolean above = predicted.get(i) > predictionThreshold;
        right += above == (expected.get(i) > targetThreshold) ? 1 : 0;
      }
      seen += numbers;
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

  private int argmax(Reals values, int from) {
    int best = 0;
    for (int c = 1; c < width; c++) {
      if (values.get(from + c) > values.get(from + best)) {
        best = c;
      }
    }
    return best;
  }
}
