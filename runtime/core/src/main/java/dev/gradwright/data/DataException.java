package dev.gradwright.data;

import dev.gradwright.GradwrightException;
import java.io.Serial;

/** A fault in data: names the file, line, row or column where it lies. */
public final class DataException extends GradwrightException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates an exception that names the place and the fault. */
  public DataException(String message) {
    super(message);
  }

  /** Creates an exception with the fault that lies behind it. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
