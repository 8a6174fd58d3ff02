package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.List;

/**
 * The area under the receiver operating characteristic: the share of pairs of a row of the upper
 * and one of the lower class in which the upper one has the higher score, equal scores counted half
 * (Mann and Whitney). NaN if a score is.
 */
final class RocAuc implements RunningMetric {
  private final Predictions predictions;
  private final Scores scores = new Scores();

  RocAuc(Predictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public List<String> names() {
    return List.of("roc-auc");
  }

  @Override
  public void reset() {
    scores.clear();
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals values = workspace.value(predictions.prediction());
    Reals targets = workspace.value(predictions.target());
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected >= 0) {
        scores.add(score(values, i), expected == 1);
      }
    }
  }

  /** Returns what orders the rows: a logit, or how far one of two scores is above the other. */
  private double score(Reals values, int i) {
    return predictions.hasClasses() ? values.get(2 * i + 1) - values.get(2 * i) : values.get(i);
  }

  @Override
  public void remember(Memory memory) {
    scores.remember(memory);
  }

  @Override
  public void write(double[] figures, int at) {
    figures[at] = scores.area();
  }
}
