package dev.gradwright.train;

import java.nio.file.Path;

/**
 * Hears of the course of a fit, on the fit's own thread and between its steps.
 *
 * <p>A listener may read the trainer, evaluate, take snapshots and set parameters, and ask the fit
 * to {@link TrainingStart#stop stop}; it may not fit, start or step the trainer it listens to. If
 * it throws, the training stops with a {@link TrainingException} naming it, and the other
 * listeners' {@link #onEnd} is still called.
 */
public interface TrainingListener {
  /** Called before the first epoch. */
  default void onStart(TrainingStart start) {}

  /**
   * Called after every step.
   *
   * @param epoch the epoch, from 1
   * @param step the step within the epoch, from 1
   * @param rows the rows of the batch
   * @param loss the batch's loss before the update
   */
  default void onStep(int epoch, int step, int rows, double loss) {}

  /** Called after every epoch. */
  default void onEpoch(EpochReport report) {}

  /** Called after an epoch that showed something to worry about; each is said once. */
  default void onWarning(String warning) {}

  /** Called after a checkpoint was written to this file. */
  default void onCheckpoint(Path file) {}

  /** Called after a checkpoint could not be written; the training goes on. */
  default void onCheckpointFailure(CheckpointFailure failure) {}

  /**
   * Called at the end, also when the training was interrupted or failed.
   *
   * @param history the whole epochs up to the end
   */
  default void onEnd(History history) {}
}
