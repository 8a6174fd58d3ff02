package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Adagrad (Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and
 * Stochastic Optimization", JMLR 2011), in the form and with the defaults of PyTorch's {@code
 * torch.optim.Adagrad}:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * s = s + g^2
 * w = w - rate / (1 + (t - 1) * rateDecay) * g / (sqrt(s) + epsilon)
 * }</pre>
 *
 * with the number t of the step, from 1.
 */
public final class Adagrad implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double epsilon = 1e-10;
  private double rateDecay;
  private double initial;
  private double weightDecay;

  private Adagrad(double rate) {
    this.rate = rate;
  }

  private Adagrad copy() {
    Adagrad copy = new Adagrad(rate);
    copy.epsilon = epsilon;
    copy.rateDecay = rateDecay;
    copy.initial = initial;
    copy.weightDecay = weightDecay;
    return copy;
  }

  /**
   * Returns Adagrad with this learning rate, {@code epsilon = 1e-10}, sums that start from 0, and
   * neither decay of the rate nor of the weights.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Adagrad rate(double rate) {
    return new Adagrad(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Adagrad epsilon(double epsilon) {
    Adagrad copy = copy();
    copy.epsilon = Settings.positive("epsilon", epsilon);
    return copy;
  }

  /**
   * Returns this optimizer with a rate that falls with the steps.
   *
   * @throws SettingsException if the decay is negative or not finite
   */
  public Adagrad rateDecay(double rateDecay) {
    Adagrad copy = copy();
    copy.rateDecay = Settings.notNegative("the decay of the rate", rateDecay);
    return copy;
  }

  /**
   * Returns this optimizer with sums that start from this value.
   *
   * @throws SettingsException if the value is negative or not finite
   */
  public Adagrad initialSum(double initial) {
    Adagrad copy = copy();
    copy.initial = Settings.notNegative("the initial sum", initial);
    return copy;
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Adagrad weightDecay(double weightDecay) {
    Adagrad copy = copy();
    copy.weightDecay = Settings.notNegative("weight decay", weightDecay);
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdagradState(precision, parameters, rateDecay, epsilon, weightDecay, initial);
  }

  @Override
  public String toString() {
    return "Adagrad rate "
        + rate
        + " epsilon "
        + epsilon
        + Settings.words("rate decay", rateDecay)
        + Settings.words("initial sum", initial)
        + Settings.words("weight decay", weightDecay);
  }
}
