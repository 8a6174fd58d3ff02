package dev.gradwright.processor.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what a mistyped name was meant to be. */
public final class SimilarNames {
  private static final int MOST_SHOWN = 3;
  private static final int MOST_LISTED = 10;

  private SimilarNames() {}

  /** Returns the names that are nearest to a wrong one, none of them far from it. */
  public static List<String> near(String wrong, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(wrong, name) <= limit(wrong, name))
        .sorted(
            Comparator.<String>comparingInt(name -> distance(wrong, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_SHOWN)
        .toList();
  }

  /** A third of the letters, but never all of them: 'x' is not a slip for 'y'. */
  private static int limit(String wrong, String name) {
    int shorter = Math.min(wrong.length(), name.length());
    return Math.min(Math.max(1, wrong.length() / 3), shorter - 1);
  }

  /** Returns {@code ; did you mean 'a' or 'b'?}. */
  public static String question(List<String> near) {
    return near.stream()
        .map(n -> "'" + n + "'")
        .collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }

  /** Returns what names there are: {@code ; the nodes are a, b, ...}. */
  public static String list(String what, Collection<String> names) {
    String some = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return "; the " + what + " are " + some + (names.size() > MOST_LISTED ? ", ..." : "");
  }

  /** The least number of inserted, removed or changed letters (Levenshtein 1966), case ignored. */
  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    if (Math.abs(left.length() - right.length()) > 20) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
