package dev.gradwright.state;

import dev.gradwright.GradwrightException;
import java.io.Serial;

/**
 * Thrown when a model file cannot be read or written: names the file and what is wrong with it.
 * After a failed load there is no network; after a failed save the file is as it was before.
 */
public final class ModelFileException extends GradwrightException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception that names the file and the fault. */
  public ModelFileException(String message) {
    super(message);
  }

  /** Creates an exception with the fault that lies behind it. */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
