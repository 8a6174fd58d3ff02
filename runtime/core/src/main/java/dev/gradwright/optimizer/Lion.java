package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Lion (Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023), with the
 * defaults of the paper:
 *
 * <pre>{@code
 * d = sign(beta1 * m + (1 - beta1) * gradient)
 * w = w - rate * weightDecay * w - rate * d
 * m = beta2 * m + (1 - beta2) * gradient
 * }</pre>
 *
 * Every step changes each parameter by the rate, so rates are 3 to 10 times smaller than Adam's.
 */
public final class Lion implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double beta1 = 0.9;
  private double beta2 = 0.99;
  private double weightDecay;

  private Lion(double rate) {
    this.rate = rate;
  }

  private Lion copy() {
    Lion copy = new Lion(rate);
    copy.beta1 = beta1;
    copy.beta2 = beta2;
    copy.weightDecay = weightDecay;
    return copy;
  }

  /**
   * Returns Lion with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.99} and no weight
   * decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Lion rate(double rate) {
    return new Lion(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public Lion betas(double beta1, double beta2) {
    Lion copy = copy();
    copy.beta1 = Settings.share("beta1", beta1);
    copy.beta2 = Settings.share("beta2", beta2);
    return copy;
  }

  /**
   * Returns this optimizer with decoupled weight decay, as in {@link AdamW}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Lion weightDecay(double weightDecay) {
    Lion copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new LionState(precision, parameters, beta1, beta2, weightDecay);
  }

  @Override
  public String toString() {
    return "Lion rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + Settings.words("weight decay", weightDecay);
  }
}
