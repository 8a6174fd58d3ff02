package dev.gradwright.state;

import java.io.Serial;
import java.util.Locale;

/**
 * Why a content is not the model file it should be, without the file's name. Checked, so that
 * {@link ModelFile}, which knows the name, cannot forget to catch it.
 */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates a refusal with a message built by {@link String#format}. */
  Refusal(String format, Object... arguments) {
    super(String.format(Locale.ROOT, format, arguments));
  }

  /** Returns the message. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
