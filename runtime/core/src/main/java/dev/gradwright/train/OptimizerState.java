package dev.gradwright.train;

import dev.gradwright.kernel.Reals;

/** What an {@link Optimizer} remembers from step to step for one trainer. */
public interface OptimizerState {
  /**
   * Takes one step. Implementations allocate nothing, treat every element by itself or in ascending
   * order, and leave the gradient as it is.
   *
   * @param parameters the parameters, changed in place
   * @param gradient the gradient of the loss, of the same length and precision
   */
  void step(Reals parameters, Reals gradient);
}
