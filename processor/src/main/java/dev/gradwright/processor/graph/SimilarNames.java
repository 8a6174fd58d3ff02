package dev.gradwright.processor.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what a mistyped name was meant to be. */
final class SimilarNames {
  private static final int MOST_SHOWN = 3;

  private SimilarNames() {}

  /** Returns {@code ; did you mean 'a' or 'b'?}, or what names there are. */
  static String hint(String wrong, Collection<String> names) {
    int limit = Math.max(1, wrong.length() / 3);
    List<String> near =
        names.stream()
            .filter(name -> distance(wrong, name) <= limit)
            .sorted(
                Comparator.<String>comparingInt(name -> distance(wrong, name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST_SHOWN)
            .toList();
    if (near.isEmpty()) {
      String some = names.stream().limit(10).collect(Collectors.joining(", "));
      return "; the nodes are " + some + (names.size() > 10 ? ", ..." : "");
    }
    return near.stream()
        .map(n -> "'" + n + "'")
        .collect(Collectors.joining(" or ", "; did you mean ", "?"));
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
