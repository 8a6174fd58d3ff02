package dev.gradwright.data;

import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cuts data sets into parts to train on and to test with. */
final class Partition {
  private Partition() {}

  static Split split(Dataset data, double fraction, long seed) {
    int first = share(data, fraction);
    boolean[] train = new boolean[data.rows()];
    int[] order = shuffled(data, seed);
    for (int i = 0; i < first; i++) {
      train[order[i]] = true;
    }
    return split(data, order, train);
  }

  /**
   * The classes' shares of the training rows are rounded down, and the rows still wanting go to the
   * classes that lost most by it, the first of them if some are equal.
   */
  static Split stratifiedSplit(Dataset data, double fraction, long seed) {
    int first = share(data, fraction);
    Field classes = classes(data);
    int[] left = counts(classes);
    double[] lost = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      double share = left[i] * fraction;
      left[i] = (int) share;
      lost[i] = share - left[i];
      first -= left[i];
    }
    for (; first > 0; first--) {
      int most = 0;
      for (int i = 1; i < lost.length; i++) {
        most = lost[i] > lost[most] ? i : most;
      }
      left[most]++;
      lost[most] = -1;
    }
    boolean[] train = new boolean[data.rows()];
    int[] order = shuffled(data, seed);
    for (int row : order) {
      train[row] = left[group(classes, row, 0)]-- > 0;
    }
    return split(data, order, train);
  }

  static List<Split> folds(Dataset data, int k, long seed) {
    requireFolds(data, k);
    int[] order = shuffled(data, seed);
    return deal(data, k, order, order);
  }

  static List<Split> stratifiedFolds(Dataset data, int k, long seed) {
    requireFolds(data, k);
    Field classes = classes(data);
    int[] order = shuffled(data, seed);
    int[] counts = counts(classes);
    int[] next = new int[counts.length];
    for (int i = 1; i < counts.length; i++) {
      next[i] = next[i - 1] + counts[i - 1];
    }
    int[] byClass = new int[order.length];
    for (int row : order) {
      byClass[next[group(classes, row, 0)]++] = row;
    }
    return deal(data, k, order, byClass);
  }

  /** Rows without a class are a group of their own. */
  private static int group(Field classes, int row, int column) {
    int index = (int) classes.get(row, column);
    return index < 0 ? classes.classNames().size() : index;
  }

  /** Returns the rows of each class, and behind them how many have none. */
  static int[] counts(Field classes) {
    int[] counts = new int[classes.classNames().size() + 1];
    for (int row = 0; row < classes.rows(); row++) {
      for (int i = 0; i < classes.width(); i++) {
        counts[group(classes, row, i)]++;
      }
    }
    return counts;
  }

  private static List<Split> deal(Dataset data, int k, int[] order, int[] dealt) {
    int[] fold = new int[dealt.length];
    for (int i = 0; i < dealt.length; i++) {
      fold[dealt[i]] = i % k;
    }
    List<Split> splits = new ArrayList<>();
    for (int test = 0; test < k; test++) {
      boolean[] train = new boolean[order.length];
      for (int row = 0; row < order.length; row++) {
        train[row] = fold[row] != test;
      }
      splits.add(split(data, order, train));
    }
    return List.copyOf(splits);
  }

  private static Split split(Dataset data, int[] order, boolean[] train) {
    int[] first = Arrays.stream(order).filter(row -> train[row]).toArray();
    int[] second = Arrays.stream(order).filter(row -> !train[row]).toArray();
    return new Split(data.slice(first), data.slice(second));
  }

  private static int share(Dataset data, double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new DataException("the fraction of a split is between 0 and 1, not " + fraction);
    }
    int first = (int) Math.round(data.rows() * fraction);
    if (first == 0 || first == data.rows()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "a split of %d rows at %s leaves one part empty",
              data.rows(),
              fraction));
    }
    return first;
  }

  private static void requireFolds(Dataset data, int k) {
    if (k < 2 || k > data.rows()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%d rows can be cut into 2 to %d folds, not %d",
              data.rows(),
              data.rows(),
              k));
    }
  }

  private static Field classes(Dataset data) {
    List<Field> found =
        data.fields().stream().filter(field -> field.kind() == Field.Kind.CLASSES).toList();
    if (found.size() != 1) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "stratified parts need one field of classes, but the data have %d",
              found.size()));
    }
    if (found.get(0).width() > 1) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "stratified parts need one class a row, but %s have %d",
              found.get(0).describe(),
              found.get(0).width()));
    }
    return found.get(0);
  }

  private static int[] shuffled(Dataset data, long seed) {
    int[] order = new int[data.rows()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    new Generator(seed).shuffle(order, order.length);
    return order;
  }
}
