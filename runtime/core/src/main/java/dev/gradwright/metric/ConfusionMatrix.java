package dev.gradwright.metric;

import dev.gradwright.GradwrightException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often each class was taken for which; immutable. Two sides of a threshold are the classes 0
 * (below) and 1.
 *
 * <p>Precision, recall and F1 follow scikit-learn: a share of nothing is 0, and the mean over the
 * classes is taken over those that are in the data or were predicted.
 */
public final class ConfusionMatrix {
  private final long[][] counts;
  private final List<String> names;

  /** Counts classes that are named by their numbers. */
  ConfusionMatrix(long[] flat, int classes) {
    names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    counts = new long[classes][classes];
    for (int i = 0; i < flat.length; i++) {
      counts[i / classes][i % classes] = flat[i];
    }
  }

  private ConfusionMatrix(long[][] counts, List<String> names) {
    this.counts = counts;
    this.names = names;
  }

  /** Returns the number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Returns how many rows of one class were taken for another, or for their own. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Returns the rows of a class. */
  public long actual(int category) {
    long sum = 0;
    for (long count : counts[category]) {
      sum += count;
    }
    return sum;
  }

  /** Returns the rows that were taken for a class. */
  public long predicted(int category) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[category];
    }
    return sum;
  }

  /** Returns the share of right predictions. */
  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
      all += actual(c);
    }
    return (double) right / all;
  }

  /** Returns the share of a class among the rows that were taken for it. */
  public double precision(int category) {
    return share(counts[category][category], predicted(category));
  }

  /** Returns the share of a class's rows that were taken for it. */
  public double recall(int category) {
    return share(counts[category][category], actual(category));
  }

  /** Returns the harmonic mean of precision and recall of a class. */
  public double f1(int category) {
    return share(2 * counts[category][category], predicted(category) + actual(category));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** Returns whether a class is in the data or was predicted. */
  boolean occurs(int category) {
    return actual(category) + predicted(category) > 0;
  }

  /** Returns the names of the classes: their numbers, where nothing better is known. */
  public List<String> names() {
    return names;
  }

  /**
   * Returns this matrix with the classes named.
   *
   * @throws GradwrightException if their number is another
   */
  public ConfusionMatrix named(List<String> names) {
    if (names.size() != counts.length) {
      throw new GradwrightException(
          "there are " + counts.length + " classes, but " + names.size() + " names");
    }
    return new ConfusionMatrix(counts, List.copyOf(names));
  }

  /** Returns the matrix as text, a row for each class and a column for each prediction. */
  @Override
  public String toString() {
    int wide = "actual".length();
    for (String name : names) {
      wide = Math.max(wide, name.length());
    }
    for (long[] row : counts) {
      for (long count : row) {
        wide = Math.max(wide, Long.toString(count).length());
      }
    }
    StringBuilder text = new StringBuilder();
    line(text, wide, "actual", names);
    for (int row = 0; row < counts.length; row++) {
      text.append('\n');
      line(
          text, wide, names.get(row), Arrays.stream(counts[row]).mapToObj(Long::toString).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, int wide, String head, List<String> cells) {
    text.append(String.format(Locale.ROOT, "%-" + wide + "s", head));
    for (String cell : cells) {
      text.append(String.format(Locale.ROOT, " %" + wide + "s", cell));
    }
  }
}
