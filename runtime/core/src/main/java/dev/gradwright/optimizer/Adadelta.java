package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Adadelta (Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012), in the form and with the
 * defaults of PyTorch's {@code torch.optim.Adadelta}; epsilon stands inside the roots:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * v = rho * v + (1 - rho) * g^2
 * d = sqrt(u + epsilon) / sqrt(v + epsilon) * g
 * u = rho * u + (1 - rho) * d^2
 * w = w - rate * d
 * }</pre>
 */
public final class Adadelta implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double rho = 0.9;
  private double epsilon = 1e-6;
  private double weightDecay;

  private Adadelta(double rate) {
    this.rate = rate;
  }

  private Adadelta copy() {
    Adadelta copy = new Adadelta(rate);
    copy.rho = rho;
    copy.epsilon = epsilon;
    copy.weightDecay = weightDecay;
    return copy;
  }

  /**
   * Returns Adadelta with this learning rate, which is 1 in the paper, {@code rho = 0.9}, {@code
   * epsilon = 1e-6} and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Adadelta rate(double rate) {
    return new Adadelta(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with another decay rate of its averages.
   *
   * @throws SettingsException unless it is at least 0 and less than 1
   */
  public Adadelta rho(double rho) {
    Adadelta copy = copy();
    copy.rho = Settings.share("rho", rho);
    return copy;
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Adadelta epsilon(double epsilon) {
    Adadelta copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Adadelta weightDecay(double weightDecay) {
    Adadelta copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdadeltaState(precision, parameters, rho, epsilon, weightDecay);
  }

  @Override
  public String toString() {
    return "Adadelta rate "
        + rate
        + " rho "
        + rho
        + " epsilon "
        + epsilon
        + Settings.words("weight decay", weightDecay);
  }
}
