package dev.gradwright.metric;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * The area under the receiver operating characteristic: the share of pairs of a row of the upper
 * and one of the lower class in which the upper one has the higher score, equal scores counted half
 * (Mann and Whitney). Exact: it keeps the score of every row, 8 bytes each, in an array that grows.
 */
final class RocAuc implements RunningMetric {
  private final Predictions predictions;
  // Of the upper class, and of the lower one.
  private double[] upper = new double[64];
  private double[] lower = new double[64];
  private int uppers;
  private int lowers;

  RocAuc(Predictions predictions) {
    this.predictions = predictions;
  }

  @Override
  public List<String> names() {
    return List.of("roc-auc");
  }

  @Override
  public void reset() {
    uppers = 0;
    lowers = 0;
  }

  @Override
  public void add(Workspace workspace, int rows) {
    Reals values = workspace.value(predictions.prediction());
    Reals targets = workspace.value(predictions.target());
    int count = predictions.targets(rows);
    for (int i = 0; i < count; i++) {
      int expected = predictions.expected(targets, i);
      if (expected == 1) {
        upper = grown(upper, uppers);
        upper[uppers++] = score(values, i);
      } else if (expected == 0) {
        lower = grown(lower, lowers);
        lower[lowers++] = score(values, i);
      }
    }
  }

  /** Returns what orders the rows: a logit, or how far one of two scores is above the other. */
  private double score(Reals values, int i) {
    return predictions.hasClasses() ? values.get(2 * i + 1) - values.get(2 * i) : values.get(i);
  }

  private static double[] grown(double[] scores, int count) {
    return count < scores.length ? scores : Arrays.copyOf(scores, 2 * count);
  }

  @Override
  public void remember(Memory memory) {
    upper = memory.numbers("upper", Arrays.copyOf(upper, uppers));
    uppers = upper.length;
    lower = memory.numbers("lower", Arrays.copyOf(lower, lowers));
    lowers = lower.length;
    upper = Arrays.copyOf(upper, Math.max(64, uppers));
    lower = Arrays.copyOf(lower, Math.max(64, lowers));
  }

  @Override
  public void write(double[] figures, int at) {
    double[] above = Arrays.copyOf(upper, uppers);
    double[] below = Arrays.copyOf(lower, lowers);
    Arrays.sort(above);
    Arrays.sort(below);
    double pairs = 0;
    int lowerCount = 0;
    int equalEnd = 0;
    for (double score : above) {
      while (lowerCount < lowers && below[lowerCount] < score) {
        lowerCount++;
      }
      equalEnd = Math.max(equalEnd, lowerCount);
      while (equalEnd < lowers && below[equalEnd] == score) {
        equalEnd++;
      }
      pairs += lowerCount + 0.5 * (equalEnd - lowerCount);
    }
    figures[at] = pairs / ((double) uppers * lowers);
  }
}
