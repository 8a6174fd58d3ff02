package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * L-BFGS (Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", 1989):
 * the direction of Newton's method, from the last changes of parameters and gradient. In the form
 * of PyTorch's {@code torch.optim.LBFGS} with one iteration a step and no line search:
 *
 * <pre>{@code
 * y = g - g_before,  s = w - w_before,  kept if y.s > 1e-10
 * d = -H g, by the two loops over the pairs kept, H starting from y.s / y.y of the newest
 * w = w + rate * d,  in the first step rate * min(1, 1 / |g|_1)
 * }</pre>
 *
 * For full batches: differences of gradients of different rows say nothing. All sums are taken in
 * double, element after element.
 */
public final class Lbfgs implements Optimizer {
  private final double rate;
  // Set before anyone else sees the object, and never after.
  private int history = 100;

  private Lbfgs(double rate) {
    this.rate = rate;
  }

  private Lbfgs copy() {
    Lbfgs copy = new Lbfgs(rate);
    copy.history = history;
    return copy;
  }

  /**
   * Returns L-BFGS with this learning rate, which is 1 where the loss is nearly quadratic, and a
   * history of 100 changes.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Lbfgs rate(double rate) {
    return new Lbfgs(Settings.positive("the learning rate", rate));
  }

  /**
   * Returns this optimizer with another number of changes that it remembers; each takes twice the
   * memory of the parameters.
   *
   * @throws SettingsException unless the number is positive
   */
  public Lbfgs history(int changes) {
    Lbfgs copy = copy();
    Settings.require(changes > 0, "the history", changes, "at least 1");
    copy.history = changes;
    return copy;
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new LbfgsState(precision, parameters, history);
  }

  @Override
  public String toString() {
    return "L-BFGS rate " + rate + " history " + history;
  }
}
