package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * Resilient backpropagation (Riedmiller and Braun, "A Direct Adaptive Method for Faster
 * Backpropagation Learning: The RPROP Algorithm", ICNN 1993), in the form and with the defaults of
 * PyTorch's {@code torch.optim.Rprop}. Each parameter has a step size of its own, which only the
 * sign of its gradient changes:
 *
 * <pre>{@code
 * size = clip(size * grow, least, most),             if the sign is that of the step before
 * size = clip(size * shrink, least, most), g = 0     if it is the other one
 * w    = w - sign(g) * size
 * }</pre>
 *
 * For full batches: the noise of small ones turns signs at random. The learning rate is the first
 * step size; a schedule has no effect after the first step.
 */
public final class Rprop implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private double shrink = 0.5;
  private double grow = 1.2;
  private double least = 1e-6;
  private double most = 50;

  private Rprop(double rate) {
    this.rate = rate;
  }

  private Rprop copy() {
    Rprop copy = new Rprop(rate);
    copy.shrink = shrink;
    copy.grow = grow;
    copy.least = least;
    copy.most = most;
    return copy;
  }

  /**
   * Returns Rprop with this first step size, factors 0.5 and 1.2, and step sizes from 1e-6 to 50.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Rprop rate(double rate) {
    return new Rprop(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with other factors of its step sizes.
   *
   * @throws SettingsException unless {@code 0 < shrink < 1 < grow}
   */
  public Rprop factors(double shrink, double grow) {
    Rprop copy = copy();
    Settings.require(shrink > 0 && shrink < 1, "shrink", shrink, "between 0 and 1");
    Settings.require(grow > 1 && grow <= Double.MAX_VALUE, "grow", grow, "finite and above 1");
    copy.shrink = shrink;
    copy.grow = grow;
    return copy;
  }

  /**
   * Returns this optimizer with other limits of its step sizes.
   *
   * @throws SettingsException unless {@code 0 < least <= most}
   */
  public Rprop sizes(double least, double most) {
    Rprop copy = copy();
    Settings.positive("the least step size", least);
    Settings.require(
        most >= least && most <= Double.MAX_VALUE,
        "the largest step size",
        most,
        "finite and at least the least");
    copy.least = least;
    copy.most = most;
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new RpropState(precision, parameters, shrink, grow, least, most);
  }

  @Override
  public String toString() {
    return "Rprop rate "
        + rate
        + " factors "
        + shrink
        + " "
        + grow
        + " sizes "
        + least
        + " "
        + most;
  }
}
