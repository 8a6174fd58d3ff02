package dev.gradwright.train;

import dev.gradwright.SettingsException;

/**
 * How the parameters of many steps are averaged into better ones: settings, without state. Running
 * statistics of batch norm are averaged like parameters.
 */
public final class WeightAverage {
  private final double decay;
  private final int fromEpoch;

  private WeightAverage(double decay, int fromEpoch) {
    this.decay = decay;
    this.fromEpoch = fromEpoch;
  }

  /**
   * An exponential moving average over the updates (Polyak and Juditsky, "Acceleration of
   * Stochastic Approximation by Averaging", 1992): after the first update the parameters, later
   * {@code decay * average + (1 - decay) * parameters}.
   *
   * @throws SettingsException unless the decay is above 0 and below 1
   */
  public static WeightAverage ema(double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new SettingsException(
          "the decay of an average must be above 0 and below 1, not " + decay);
    }
    return new WeightAverage(decay, 0);
  }

  /**
   * Stochastic weight averaging (Izmailov et al., "Averaging Weights Leads to Wider Optima and
   * Better Generalization", UAI 2018): the mean of the parameters after each epoch from this one
   * on.
   *
   * @param epoch from 1
   * @throws SettingsException unless the epoch is positive
   */
  public static WeightAverage swa(int epoch) {
    if (epoch < 1) {
      throw new SettingsException("the first epoch of an average must be at least 1, not " + epoch);
    }
    return new WeightAverage(0, epoch);
  }

  /** Returns what an average keeps at an update; 0 if it is taken after epochs. */
  double decay() {
    return decay;
  }

  /** Returns the first epoch of a mean over epochs. */
  int fromEpoch() {
    return fromEpoch;
  }

  @Override
  public String toString() {
    return decay > 0 ? "ema " + decay : "swa from epoch " + fromEpoch;
  }
}
