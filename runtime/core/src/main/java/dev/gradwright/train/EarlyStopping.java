package dev.gradwright.train;

import dev.gradwright.SettingsException;
import java.util.Locale;

/**
 * Ends a fit when a figure of the validation data has not become better for some epochs, and goes
 * back to the parameters of the best one.
 *
 * <pre>{@code
 * EarlyStopping.lowestLoss().patience(10)
 * EarlyStopping.highest("accuracy").patience(5).minDelta(0.001)
 * }</pre>
 *
 * <p>A figure that is NaN counts as worse. The parameters of the best epoch are restored at the end
 * of the fit, also when it went through all its epochs, unless {@link #keepLast} says otherwise; a
 * fit that is interrupted or asked to stop keeps those it has.
 */
public final class EarlyStopping {
  private final String figure;
  private final boolean highest;
  private final int patience;
  private final double minDelta;
  private final boolean restore;

  private EarlyStopping(
      String figure, boolean highest, int patience, double minDelta, boolean restore) {
    this.figure = figure;
    this.highest = highest;
    this.patience = patience;
    this.minDelta = minDelta;
    this.restore = restore;
  }

  /** Watches the loss; patience is 10 epochs unless set. */
  public static EarlyStopping lowestLoss() {
    return lowest("loss");
  }

  /**
   * Watches a metric that is better when it is lower.
   *
   * @param metric as in {@link Evaluation#metrics()}, such as {@code rmse}, or {@code loss}
   */
  public static EarlyStopping lowest(String metric) {
    return new EarlyStopping(metric, false, 10, 0, true);
  }

  /**
   * Watches a metric that is better when it is higher.
   *
   * @param metric as in {@link Evaluation#metrics()}, such as {@code accuracy}
   */
  public static EarlyStopping highest(String metric) {
    return new EarlyStopping(metric, true, 10, 0, true);
  }

  /**
   * Sets the epochs without a gain after which the fit ends.
   *
   * @throws SettingsException unless the number is positive
   */
  public EarlyStopping patience(int epochs) {
    if (epochs < 1) {
      throw new SettingsException("patience must be at least 1 epoch, not " + epochs);
    }
    return new EarlyStopping(figure, highest, epochs, minDelta, restore);
  }

  /**
   * Sets what a gain must exceed to count as one.
   *
   * @throws SettingsException if the gain is negative or not finite
   */
  public EarlyStopping minDelta(double gain) {
    if (!(gain >= 0 && gain <= Double.MAX_VALUE)) {
      throw new SettingsException(
          String.format(Locale.ROOT, "minDelta must be finite and at least 0, not %s", gain));
    }
    return new EarlyStopping(figure, highest, patience, gain, restore);
  }

  /** Keeps the parameters of the last epoch instead of going back to the best. */
  public EarlyStopping keepLast() {
    return new EarlyStopping(figure, highest, patience, minDelta, false);
  }

  int patience() {
    return patience;
  }

  boolean restores() {
    return restore;
  }

  /** Returns the figure that is watched. */
  double figure(Evaluation validation) {
    return figure.equals("loss") ? validation.loss() : validation.metric(figure);
  }

  /** Refuses a model that has no such metric. */
  void check(Evaluation sample) {
    if (!figure.equals("loss") && !sample.metrics().contains(figure)) {
      throw new SettingsException(
          "early stopping watches '"
              + figure
              + "', which is no metric of this model; it has loss"
              + (sample.metrics().isEmpty() ? "" : ", " + String.join(", ", sample.metrics())));
    }
  }

  /** Returns whether a figure is better than the best one; NaN never is, and anything beats NaN. */
  boolean isBetter(double value, double best) {
    if (Double.isNaN(value)) {
      return false;
    }
    return Double.isNaN(best) || (highest ? value > best + minDelta : value < best - minDelta);
  }

  @Override
  public String toString() {
    return (highest ? "highest " : "lowest ")
        + figure
        + ", patience "
        + patience
        + (minDelta == 0 ? "" : ", minDelta " + minDelta)
        + (restore ? "" : ", last parameters kept");
  }
}
