package dev.gradwright.state;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text from a file, made fit for a message: shortened, and nothing in it invisible. */
final class Quote {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_LINE = 240;
  private static final int MOST_NAMES = 8;

  private Quote() {}

  /** Returns a name in quotes. */
  static String name(String text) {
    return "'" + visible(text, LONGEST_NAME) + "'";
  }

  /** Returns a longer text without quotes. */
  static String line(String text) {
    return visible(text, LONGEST_LINE);
  }

  /** Returns names in quotes, the first few of them. */
  static String names(List<String> names) {
    String shown =
        names.stream().limit(MOST_NAMES).map(Quote::name).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String visible(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int points = 0;
    for (int i = 0; i < text.length(); ) {
      if (points++ == longest) {
        return shown.append("...").toString();
      }
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (invisible(point)) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", point));
      } else {
        shown.appendCodePoint(point);
      }
    }
    return shown.toString();
  }

  /** Controls, and the format characters that can turn a line of text around. */
  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
