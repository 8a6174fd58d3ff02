package dev.gradwright;

import java.io.Serial;

/** Thrown where a training setting is given a value that cannot be meant. */
public final class SettingsException extends GradwrightException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the setting, the value it got and the values it takes
   */
  public SettingsException(String message) {
    super(message);
  }
}
