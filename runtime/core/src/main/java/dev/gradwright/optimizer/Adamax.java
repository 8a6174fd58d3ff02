package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Adamax, Adam by the largest instead of the mean square (Kingma and Ba, ICLR 2015, section 7.1),
 * in the form and with the defaults of PyTorch's {@code torch.optim.Adamax}:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * u = max(beta2 * u, |g| + epsilon)
 * w = w - rate / (1 - beta1^t) * m / u
 * }</pre>
 */
public final class Adamax implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private double weightDecay;

  private Adamax(double rate) {
    this.rate = rate;
  }

  private Adamax copy() {
    Adamax copy = new Adamax(rate);
    copy.beta1 = beta1;
    copy.beta2 = beta2;
    copy.epsilon = epsilon;
    copy.weightDecay = weightDecay;
    return copy;
  }

  /**
   * Returns Adamax with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
   * epsilon = 1e-8} and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Adamax rate(double rate) {
    return new Adamax(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public Adamax betas(double beta1, double beta2) {
    Adamax copy = copy();
    copy.beta1 = Settings.share("beta1", beta1);
    copy.beta2 = Settings.share("beta2", beta2);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Adamax epsilon(double epsilon) {
    Adamax copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Adamax weightDecay(double weightDecay) {
    Adamax copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdamaxState(precision, parameters, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public String toString() {
    return "Adamax rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + " epsilon "
        + epsilon
        + Settings.words("weight decay", weightDecay);
  }
}
