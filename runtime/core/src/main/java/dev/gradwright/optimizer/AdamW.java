package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
 * ICLR 2019), in the form and with the defaults of PyTorch's {@code torch.optim.AdamW}: the
 * parameter shrinks first, by the rate times the decay, and the gradient of the decay enters no
 * average.
 *
 * <pre>{@code
 * w = w - rate * weightDecay * w
 * m = beta1 * m + (1 - beta1) * gradient
 * v = beta2 * v + (1 - beta2) * gradient^2
 * w = w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * }</pre>
 */
public final class AdamW implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private double weightDecay = 0.01;
  private boolean amsgrad;

  private AdamW(double rate) {
    this.rate = rate;
  }

  private AdamW copy() {
    AdamW copy = new AdamW(rate);
    copy.beta1 = beta1;
    copy.beta2 = beta2;
    copy.epsilon = epsilon;
    copy.weightDecay = weightDecay;
    copy.amsgrad = amsgrad;
    return copy;
  }

  /**
   * Returns AdamW with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
   * epsilon = 1e-8} and a weight decay of 0.01.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static AdamW rate(double rate) {
    return new AdamW(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public AdamW betas(double beta1, double beta2) {
    AdamW copy = copy();
    copy.beta1 = Settings.share("beta1", beta1);
    copy.beta2 = Settings.share("beta2", beta2);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public AdamW epsilon(double epsilon) {
    AdamW copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with another weight decay, 0.01 unless set.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public AdamW weightDecay(double weightDecay) {
    AdamW copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  /**
   * Returns this optimizer dividing by the highest v so far instead of the present one (Reddi, Kale
   * and Kumar, "On the Convergence of Adam and Beyond", ICLR 2018). As in PyTorch's code, the
   * highest is that of the uncorrected v.
   */
  public AdamW amsgrad() {
    AdamW copy = copy();
    copy.amsgrad = true;
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdamState(precision, parameters, beta1, beta2, epsilon, weightDecay, true, amsgrad);
  }

  @Override
  public String toString() {
    return "AdamW rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + " epsilon "
        + epsilon
        + " weight decay "
        + weightDecay
        + (amsgrad ? " amsgrad" : "");
  }
}
