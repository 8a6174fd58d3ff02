package dev.gradwright.optimizer;

import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Resumable;

/**
 * What an {@link Optimizer} remembers from step to step for one trainer.
 *
 * <p>A step is one call of {@link #begin}, then calls of {@link #step(Reals, Reals, int, int,
 * double)} for ranges that together cover every element once that is learned: those of frozen
 * layers are left out. Several threads may share out the ranges, so the result must not depend on
 * how they are cut. Implementations allocate nothing and leave the gradient as it is.
 */
public interface OptimizerState extends Resumable {
  /**
   * Begins a step, on the training thread alone. What one step shares belongs here: counters,
   * factors that follow from them, norms over the whole gradient. Parameters do not change yet.
   *
   * @param parameters the parameters before the step
   * @param gradient the gradient of the loss, of the same length and precision
   */
  void begin(Reals parameters, Reals gradient);

  /**
   * Changes the parameters {@code [from, to)} and what is remembered of them, each by itself.
   *
   * @param parameters the parameters, changed in place
   * @param gradient the gradient of the loss, of the same length and precision
   * @param rate the learning rate of these parameters in this step
   */
  void step(Reals parameters, Reals gradient, int from, int to, double rate);

  /**
   * Takes one whole step with one rate.
   *
   * @param parameters the parameters, changed in place
   * @param gradient the gradient of the loss, of the same length and precision
   */
  default void step(Reals parameters, Reals gradient, double rate) {
    begin(parameters, gradient);
    step(parameters, gradient, 0, parameters.length(), rate);
  }
}
