package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * RMSprop (Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012), in the form and with
 * the defaults of PyTorch's {@code torch.optim.RMSprop}:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * v = alpha * v + (1 - alpha) * g^2
 * d = g / (sqrt(v) + epsilon)
 * b = momentum * b + d
 * w = w - rate * b
 * }</pre>
 *
 * Centered, {@code v} less the square of the averaged gradient stands under the root (Graves,
 * "Generating Sequences With Recurrent Neural Networks", 2013).
 */
public final class RmsProp implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double alpha = 0.99;
  private double epsilon = 1e-8;
  private double momentum;
  private double weightDecay;
  private boolean centered;

  private RmsProp(double rate) {
    this.rate = rate;
  }

  private RmsProp copy() {
    RmsProp copy = new RmsProp(rate);
    copy.alpha = alpha;
    copy.epsilon = epsilon;
    copy.momentum = momentum;
    copy.weightDecay = weightDecay;
    copy.centered = centered;
    return copy;
  }

  /**
   * Returns RMSprop with this learning rate, {@code alpha = 0.99}, {@code epsilon = 1e-8}, no
   * momentum and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static RmsProp rate(double rate) {
    return new RmsProp(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with another decay rate of its average.
   *
   * @throws SettingsException unless it is at least 0 and less than 1
   */
  public RmsProp alpha(double alpha) {
    RmsProp copy = copy();
    copy.alpha = Settings.share("alpha", alpha);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public RmsProp epsilon(double epsilon) {
    RmsProp copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with momentum.
   *
   * @throws SettingsException unless {@code 0 <= momentum < 1}
   */
  public RmsProp momentum(double momentum) {
    RmsProp copy = copy();
    copy.momentum = Settings.share("momentum", momentum);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public RmsProp weightDecay(double weightDecay) {
    RmsProp copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  /** Returns this optimizer dividing by the deviation instead of the size of the gradient. */
  public RmsProp centered() {
    RmsProp copy = copy();
    copy.centered = true;
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new RmsPropState(precision, parameters, alpha, epsilon, momentum, weightDecay, centered);
  }

  @Override
  public String toString() {
    return "RMSprop rate "
        + rate
        + " alpha "
        + alpha
        + " epsilon "
        + epsilon
        + Settings.words("momentum", momentum)
        + Settings.words("weight decay", weightDecay)
        + (centered ? " centered" : "");
  }
}
