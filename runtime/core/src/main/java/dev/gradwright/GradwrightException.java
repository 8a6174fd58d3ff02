package dev.gradwright;

import java.io.Serial;

/**
 * The root of all exceptions this library throws for faults in data, settings, files and training.
 */
public class GradwrightException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception that says what is wrong and how to mend it. */
  public GradwrightException(String message) {
    super(message);
  }

  /** Creates an exception with the fault that lies behind it. */
  public GradwrightException(String message, Throwable cause) {
    super(message, cause);
  }
}
