package dev.gradwright.optimizer;

import dev.gradwright.SettingsException;
import java.util.Locale;

/** Checks of settings that several optimizers have. */
final class Settings {
  private Settings() {}

  /** Returns a number that must be positive and finite. */
  static double positive(String setting, double value) {
    require(value > 0 && value <= Double.MAX_VALUE, setting, value, "positive and finite");
    return value;
  }

  /** Returns a number that must be at least 0 and finite. */
  static double notNegative(String setting, double value) {
    require(value >= 0 && value <= Double.MAX_VALUE, setting, value, "finite and at least 0");
    return value;
  }

  /** Returns the share that an average keeps at a step. */
  static double share(String setting, double value) {
    require(value >= 0 && value < 1, setting, value, "at least 0 and less than 1");
    return value;
  }

  static void require(boolean holds, String setting, double value, String range) {
    if (!holds) {
      throw new SettingsException(
          String.format(Locale.ROOT, "%s must be %s, not %s", setting, range, value));
    }
  }

  /** Returns a setting in words; nothing if it is 0. */
  static String words(String setting, double value) {
    return value == 0 ? "" : " " + setting + " " + value;
  }
}
