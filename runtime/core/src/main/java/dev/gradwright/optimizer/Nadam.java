package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * NAdam, Adam with Nesterov's momentum (Dozat, "Incorporating Nesterov Momentum into Adam", ICLR
 * workshop 2016), in the form and with the defaults of PyTorch's {@code torch.optim.NAdam}:
 *
 * <pre>{@code
 * g    = gradient + weightDecay * w
 * mu_t = beta1 * (1 - 0.5 * 0.96^(t * momentumDecay))
 * m    = beta1 * m + (1 - beta1) * g
 * v    = beta2 * v + (1 - beta2) * g^2
 * d    = sqrt(v) / sqrt(1 - beta2^t) + epsilon
 * w    = w - rate * (1 - mu_t) / (1 - mu_1 ... mu_t) * g / d
 *          - rate * mu_(t+1) / (1 - mu_1 ... mu_(t+1)) * m / d
 * }</pre>
 */
public final class Nadam implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private double weightDecay;
  private double momentumDecay = 0.004;

  private Nadam(double rate) {
    this.rate = rate;
  }

  private Nadam copy() {
    Nadam copy = new Nadam(rate);
    copy.beta1 = beta1;
    copy.beta2 = beta2;
    copy.epsilon = epsilon;
    copy.weightDecay = weightDecay;
    copy.momentumDecay = momentumDecay;
    return copy;
  }

  /**
   * Returns NAdam with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
   * epsilon = 1e-8}, a momentum decay of 0.004 and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Nadam rate(double rate) {
    return new Nadam(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public Nadam betas(double beta1, double beta2) {
    Nadam copy = copy();
    copy.beta1 = Settings.share("beta1", beta1);
    copy.beta2 = Settings.share("beta2", beta2);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Nadam epsilon(double epsilon) {
    Nadam copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Nadam weightDecay(double weightDecay) {
    Nadam copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  /**
   * Returns this optimizer with another decay of its momentum.
   *
   * @throws SettingsException if the decay is negative or not finite
   */
  public Nadam momentumDecay(double momentumDecay) {
    Nadam copy = copy();
    copy.momentumDecay = Settings.notNegative("the decay of the momentum", momentumDecay);
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new NadamState(precision, parameters, beta1, beta2, epsilon, weightDecay, momentumDecay);
  }

  @Override
  public String toString() {
    return "NAdam rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + " epsilon "
        + epsilon
        + " momentum decay "
        + momentumDecay
        + Settings.words("weight decay", weightDecay);
  }
}
