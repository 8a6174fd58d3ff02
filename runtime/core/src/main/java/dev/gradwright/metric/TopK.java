package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.List;

/**
 * The share of rows whose class is among the k largest values; of equal values the lower class
 * comes first.
 */
final class TopK implements RunningMetric {
  private final Predictions predictions;
  private final int k;
  private long right;
  private long seen;

  TopK(Predictions predictions, int k) {
    this.predictions = predictions;
    this.k = k;
  }

  @Override
  public List<String> names() {
    return List.of("top" + k);
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
    int width = predictions.width();
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected < 0) {
        continue;
      }
      double own = values.get(i * width + expected);
      int before = 0;
      for (int c = 0; c < width; c++) {
        double other = values.get(i * width + c);
        before += other > own || (other == own && c < expected) ? 1 : 0;
      }
      right += before < k ? 1 : 0;
      seen++;
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
