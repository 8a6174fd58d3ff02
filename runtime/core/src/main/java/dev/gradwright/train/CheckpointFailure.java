package dev.gradwright.train;

import dev.gradwright.GradwrightException;

/**
 * A checkpoint that could not be written.
 *
 * @param step the steps of the fit that were done
 * @param cause what was wrong, with the file's name
 */
public record CheckpointFailure(long step, GradwrightException cause) {
  /** Returns the failure on one line. */
  @Override
  public String toString() {
    return "no checkpoint after step " + step + ": " + cause.getMessage();
  }
}
