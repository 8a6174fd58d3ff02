package dev.gradwright.data;

import java.util.List;
import java.util.Locale;

/** Finds what was probably meant by a text that is not one of those known. */
final class Nearest {
  private static final int SHOWN = 10;

  private Nearest() {}

  /**
   * Returns the known text that differs in case or blanks only, or else by one character; empty if
   * there is none.
   */
  static String of(String text, List<String> known) {
    String plain = plain(text);
    for (String name : known) {
      if (plain(name).equals(plain)) {
        return name;
      }
    }
    for (String name : known) {
      if (name.length() > 2 && oneApart(plain(name), plain)) {
        return name;
      }
    }
    return "";
  }

  /** Returns the first ten texts, for a message. */
  static String first(List<String> known) {
    return String.join(", ", known.stream().limit(SHOWN).map(Excerpt::of).toList())
        + (known.size() > SHOWN ? ", ..." : "");
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns whether one character more, less or other makes the one text the other. */
  private static boolean oneApart(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int same = 0;
    while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    int restOfA = a.length() > b.length() || a.length() == b.length() ? same + 1 : same;
    int restOfB = b.length() > a.length() || a.length() == b.length() ? same + 1 : same;
    return restOfA <= a.length()
        && restOfB <= b.length()
        && a.substring(restOfA).equals(b.substring(restOfB));
  }
}
