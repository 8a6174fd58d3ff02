package dev.gradwright.optimizer;

import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;

/** The course of a learning rate through one fit. */
public interface ScheduleState extends Resumable {
  /**
   * Returns the learning rate of a step.
   *
   * @param epoch the epoch, from 0
   * @param progress the share of the epoch's steps that are done, at least 0 and below 1
   */
  double rate(int epoch, double progress);

  /**
   * Takes in what the epoch brought: the loss on the validation data, or that of the training if
   * there are none. Most schedules do not look at it.
   */
  default void epochEnded(double monitored) {}

  /** Most schedules follow from the place alone and remember nothing. */
  @Override
  default void remember(Memory memory) {}
}
