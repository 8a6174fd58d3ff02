package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015), in the form and
 * with the defaults of PyTorch's {@code torch.optim.Adam}:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * w = w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * }</pre>
 *
 * with the number t of the step, from 1. {@link #amsgrad} divides by the highest v so far.
 *
 * @see AdamW
 */
public final class Adam implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private double weightDecay;
  private boolean amsgrad;

  private Adam(double rate) {
    this.rate = rate;
  }

  private Adam copy() {
    Adam copy = new Adam(rate);
    copy.beta1 = beta1;
    copy.beta2 = beta2;
    copy.epsilon = epsilon;
    copy.weightDecay = weightDecay;
    copy.amsgrad = amsgrad;
    return copy;
  }

  /**
   * Returns Adam with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
   * epsilon = 1e-8} and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Adam rate(double rate) {
    return new Adam(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public Adam betas(double beta1, double beta2) {
    Adam copy = copy();
    copy.beta1 = Settings.share("beta1", beta1);
    copy.beta2 = Settings.share("beta2", beta2);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Adam epsilon(double epsilon) {
    Adam copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Adam weightDecay(double weightDecay) {
    Adam copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  /**
   * Returns this optimizer dividing by the highest v so far instead of the present one (Reddi, Kale
   * and Kumar, "On the Convergence of Adam and Beyond", ICLR 2018). As in PyTorch's code, the
   * highest is that of the uncorrected v.
   */
  public Adam amsgrad() {
    Adam copy = copy();
    copy.amsgrad = true;
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdamState(precision, parameters, beta1, beta2, epsilon, weightDecay, false, amsgrad);
  }

  @Override
  public String toString() {
    return "Adam rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + " epsilon "
        + epsilon
        + Settings.words("weight decay", weightDecay)
        + (amsgrad ? " amsgrad" : "");
  }
}
