package dev.gradwright.train;

import dev.gradwright.GradwrightException;
import java.io.Serial;

/**
 * Thrown when a trainer cannot go on: a step called out of order, a trainer used from two threads,
 * a listener that failed, or (as {@link NonFiniteException}) numbers that left the finite range.
 * The parameters are always those of the last whole step.
 */
public class TrainingException extends GradwrightException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened and, after a semicolon, what to do
   */
  public TrainingException(String message) {
    super(message);
  }

  /**
   * Creates the exception with the failure behind it.
   *
   * @param message what happened
   * @param cause the failure behind it
   */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
