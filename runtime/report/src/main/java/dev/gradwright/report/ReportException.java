package dev.gradwright.report;

import dev.gradwright.GradwrightException;
import java.io.Serial;

/** A report cannot be written or served; the message says where and what to do. */
public final class ReportException extends GradwrightException {
  @Serial private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
