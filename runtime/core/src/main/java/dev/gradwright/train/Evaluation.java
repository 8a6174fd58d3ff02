package dev.gradwright.train;

import dev.gradwright.GradwrightException;
import dev.gradwright.metric.ConfusionMatrix;
import dev.gradwright.metric.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The loss and the metrics of a model on some rows; immutable.
 *
 * <p>The metrics follow from what each loss compares with: {@code accuracy} for classes,
 * probabilities and signs, {@code mae}, {@code rmse} and {@code r2} for real numbers and counts.
 * {@link Metric} has others to ask for. With several losses each name is prefixed by the loss and a
 * dot.
 */
public final class Evaluation {
  private final long rows;
  private final double loss;
  private final List<String> names;
  private final double[] values;
  // By the loss, in the order of the losses.
  private final Map<String, ConfusionMatrix> confusions;

  Evaluation(long rows, double loss, List<String> names, double[] values) {
    this(rows, loss, names, values, Map.of());
  }

  Evaluation(
      long rows,
      double loss,
      List<String> names,
      double[] values,
      Map<String, ConfusionMatrix> confusions) {
    this.rows = rows;
    this.loss = loss;
    this.names = names;
    this.values = values;
    this.confusions = confusions;
  }

  /** Returns the number of rows behind these numbers. */
  public long rows() {
    return rows;
  }

  /** Returns the loss, penalties included: a mean over the rows. */
  public double loss() {
    return loss;
  }

  /** Returns the names of the metrics, in the order of the losses. */
  public List<String> metrics() {
    return names;
  }

  /**
   * Returns one metric.
   *
   * @throws GradwrightException if there is none of this name; the message lists those there are
   */
  public double metric(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new GradwrightException(
          "there is no metric '" + name + "'; this model has " + String.join(", ", names));
    }
    return values[index];
  }

  /**
   * Returns how often each class was taken for which; of the first such loss, if there are several.
   * Empty unless {@link Metric#confusion} or another metric that counts this was asked for, and for
   * epochs before a training went on from a checkpoint, which keeps their figures alone.
   */
  public Optional<ConfusionMatrix> confusion() {
    return confusions.values().stream().findFirst();
  }

  /** Returns how often each class of one loss was taken for which; empty as for the first. */
  public Optional<ConfusionMatrix> confusion(String loss) {
    return Optional.ofNullable(confusions.get(loss));
  }

  /** Returns loss and metrics on one line, such as {@code loss 0.0841, accuracy 0.9733}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "loss %.4g", loss));
    for (int i = 0; i < values.length; i++) {
      text.append(String.format(Locale.ROOT, ", %s %.4g", names.get(i), values[i]));
    }
    return text.toString();
  }
}
