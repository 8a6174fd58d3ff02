package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;

/**
 * A rule that turns gradients into new parameters: its settings, without state. One optimizer may
 * serve many trainers; each trainer asks for a state of its own.
 */
public interface Optimizer {
  /** Returns the learning rate, before schedules and what layers have of their own. */
  double rate();

  /**
   * Returns a fresh state, as before the first step.
   *
   * @param precision the number format of the parameters and of the arithmetic
   * @param parameters the number of parameters
   * @throws SettingsException if the settings contradict each other
   */
  OptimizerState begin(Precision precision, int parameters);
}
