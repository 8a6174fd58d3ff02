package dev.gradwright.train;

import java.io.Serial;

/**
 * Thrown under {@link NonFinitePolicy#STOP} by the step whose loss or gradient is NaN or infinite.
 * The parameters are those before that step.
 */
public final class NonFiniteException extends TrainingException {
  @Serial private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long step;
  private final String place;

  NonFiniteException(String message, int epoch, long step, String place) {
    super(message);
    this.epoch = epoch;
    this.step = step;
    this.place = place;
  }

  /** Returns the epoch, from 1, or 0 in a loop of one's own. */
  public int epoch() {
    return epoch;
  }

  /** Returns the step within the epoch, or within one's own loop, from 1. */
  public long step() {
    return step;
  }

  /**
   * Returns where the first such number stands: the name of a node, such as {@code hidden}, or of a
   * parameter, such as {@code hidden.weight}, whose gradient it is.
   */
  public String place() {
    return place;
  }
}
