package dev.gradwright.data;

import java.util.Locale;

/**
 * Text from outside, made fit for a message: in quotes, at most 40 characters, nothing invisible.
 */
final class Excerpt {
  private static final int LONGEST = 40;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("'");
    int shownPoints = 0;
    for (int i = 0; i < text.length(); ) {
      if (shownPoints++ == LONGEST) {
        shown.append("...");
        break;
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (invisible(point)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", point));
      } else {
        shown.appendCodePoint(point);
      }
    }
    return shown.append('\'').toString();
  }

  /** Controls, and the format characters that can turn a line of text around. */
  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
