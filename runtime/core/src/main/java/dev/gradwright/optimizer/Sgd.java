package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Stochastic gradient descent (Robbins and Monro, "A Stochastic Approximation Method", 1951), with
 * momentum (Polyak 1964; Sutskever et al., "On the importance of initialization and momentum in
 * deep learning", ICML 2013), in the form and with the names of PyTorch's {@code torch.optim.SGD}:
 *
 * <pre>{@code
 * g      = gradient + weightDecay * w
 * buffer = g                                        at the first step
 * buffer = momentum * buffer + (1 - dampening) * g  later
 * d      = buffer, or g + momentum * buffer with nesterov
 * w      = w - rate * d
 * }</pre>
 *
 * Without momentum, {@code d = g}. Keras differs: its velocity holds the rate, so a rate that
 * changes acts on later steps only. Each line is one {@code fma} in the model's precision.
 *
 * <pre>{@code
 * Sgd.rate(0.05).momentum(0.9).nesterov()
 * }</pre>
 */
public final class Sgd implements Optimizer {
  private final double rate;
  private final double momentum;
  private final double dampening;
  private final double weightDecay;
  private final boolean nesterov;

  private Sgd(
      double rate, double momentum, double dampening, double weightDecay, boolean nesterov) {
    this.rate = rate;
    this.momentum = momentum;
    this.dampening = dampening;
    this.weightDecay = weightDecay;
    this.nesterov = nesterov;
  }

  /**
   * Returns plain gradient descent with this learning rate.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Sgd rate(double rate) {
    Settings.require(
        rate > 0 && rate <= Double.MAX_VALUE,
        "the learning rate",
        rate,
        "positive and finite; Sgd.frozen() has rate 0");
    return new Sgd(rate, 0, 0, 0, false);
  }

  /**
   * Returns gradient descent with rate 0: losses and gradients are computed, nothing is learned.
   */
  public static Sgd frozen() {
    return new Sgd(0, 0, 0, 0, false);
  }

  /**
   * Returns this optimizer with momentum.
   *
   * @throws SettingsException unless {@code 0 <= momentum < 1}
   */
  public Sgd momentum(double momentum) {
    Settings.share("momentum", momentum);
    return new Sgd(rate, momentum, dampening, weightDecay, nesterov);
  }

  /**
   * Returns this optimizer with the gradient's share of the buffer lowered to {@code 1 -
   * dampening}.
   *
   * @throws SettingsException unless {@code 0 <= dampening <= 1}
   */
  public Sgd dampening(double dampening) {
    Settings.require(dampening >= 0 && dampening <= 1, "dampening", dampening, "between 0 and 1");
    return new Sgd(rate, momentum, dampening, weightDecay, nesterov);
  }

  /**
   * Returns this optimizer with Nesterov's momentum, which needs a momentum above 0 and no
   * dampening; {@link #begin} checks that.
   */
  public Sgd nesterov() {
    return new Sgd(rate, momentum, dampening, weightDecay, true);
  }

  /**
   * Returns this optimizer with weight decay: half the squared norm of all parameters that are
   * learned, biases included, times this factor, is added to what is minimised, though not to the
   * reported loss.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Sgd weightDecay(double weightDecay) {
    Settings.notNegative("weight decay", weightDecay);
    return new Sgd(rate, momentum, dampening, weightDecay, nesterov);
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new SettingsException(
          "Nesterov's momentum needs a momentum above 0 and no dampening, but this is " + this);
    }
    return new SgdState(precision, parameters, momentum, dampening, weightDecay, nesterov);
  }

  @Override
  public String toString() {
    return "SGD rate "
        + rate
        + (momentum == 0 ? "" : " momentum " + momentum)
        + (dampening == 0 ? "" : " dampening " + dampening)
        + (nesterov ? " nesterov" : "")
        + (weightDecay == 0 ? "" : " weight decay " + weightDecay);
  }
}
