package dev.gradwright.data;

import dev.gradwright.data.ScaleRule.Scaling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be made of the features of a data set, before it is known how large their numbers are.
 *
 * <p>A name given to a method is that of a column or of an input; without a name, a method speaks
 * of all columns it can serve and that no name speaks of. Targets and classes are left as they are.
 * A plan never changes: every method returns a new one.
 *
 * @see Preparation
 */
public final class PreparationPlan {
  /** Stands for all columns that no name speaks of. */
  static final String ALL = "";

  /**
   * How categories become numbers.
   *
   * @param buckets the columns of hashing; 0 for others
   * @param order the categories of an ordinal, in their order; empty for the order of their text
   */
  record Coding(Kind kind, int buckets, List<String> order) {
    enum Kind {
      ONE_HOT,
      ORDINAL,
      HASHING
    }
  }

  static final PreparationPlan EMPTY = new PreparationPlan();

  // By the names of columns or inputs; the empty name speaks of all others.
  final Map<String, Scaling> scalings = new TreeMap<>();
  final Map<String, Coding> codings = new TreeMap<>();
  final Map<String, Fill> fills = new TreeMap<>();

  private PreparationPlan() {}

  private PreparationPlan copy() {
    PreparationPlan copy = new PreparationPlan();
    copy.scalings.putAll(scalings);
    copy.codings.putAll(codings);
    copy.fills.putAll(fills);
    return copy;
  }

  /** Takes the mean from numbers and divides by their standard deviation (that of all rows). */
  public PreparationPlan standardize(String... names) {
    return scaled(Scaling.STANDARDIZE, names);
  }

  /** Brings numbers into the range from 0 to 1. */
  public PreparationPlan minMax(String... names) {
    return scaled(Scaling.MIN_MAX, names);
  }

  /**
   * Takes the median from numbers and divides by the range of the middle half of them, so that a
   * few far away ones matter little.
   */
  public PreparationPlan robust(String... names) {
    return scaled(Scaling.ROBUST, names);
  }

  /** Leaves numbers as they are. */
  public PreparationPlan keep(String... names) {
    return scaled(Scaling.KEEP, names);
  }

  /**
   * Makes one column of every category, 1 in rows of this category and 0 in others. The categories
   * are those of the whole column as it was read, so that the width does not depend on a split.
   */
  public PreparationPlan oneHot(String... names) {
    return coded(new Coding(Coding.Kind.ONE_HOT, 0, List.of()), names);
  }

  /** Makes a number of every category: its place in the order of their texts, from 0. */
  public PreparationPlan ordinal(String... names) {
    return coded(new Coding(Coding.Kind.ORDINAL, 0, List.of()), names);
  }

  /**
   * Makes a number of every category of one column: its place in the order given, from 0.
   *
   * @param order all categories, the lowest first
   */
  public PreparationPlan ordinalInOrder(String name, String... order) {
    return coded(new Coding(Coding.Kind.ORDINAL, 0, List.of(order)), name);
  }

  /**
   * Makes so many columns of the categories, by their hash: for columns of very many or of unknown
   * categories.
   *
   * @throws DataException unless the number is from 1 to 2^20
   */
  public PreparationPlan hashing(int columns, String... names) {
    if (columns < 1 || columns > HashRule.MOST) {
      throw new DataException(
          "hashing makes from 1 to " + HashRule.MOST + " columns, not " + columns);
    }
    return coded(new Coding(Coding.Kind.HASHING, columns, List.of()), names);
  }

  /**
   * Puts the mean of the training rows where a number is NaN. Columns read with {@link
   * Missing#MEAN} need no such call.
   */
  public PreparationPlan fillMean(String... names) {
    return filled(Fill.MEAN, names);
  }

  /**
   * Puts the median of the training rows where a number is NaN. Columns read with {@link
   * Missing#MEDIAN} need no such call.
   */
  public PreparationPlan fillMedian(String... names) {
    return filled(Fill.MEDIAN, names);
  }

  /**
   * Puts a constant, before it is scaled, where a number is NaN.
   *
   * @throws DataException if it is not finite
   */
  public PreparationPlan fillConstant(double constant, String... names) {
    if (!Double.isFinite(constant)) {
      throw new DataException("a missing number is filled with a finite one, not " + constant);
    }
    return filled(new Fill(Fill.Kind.CONSTANT, constant), names);
  }

  /**
   * Puts the mean where a number is NaN, and adds a column that is 1 there and else 0: for numbers
   * that are missing for a reason. Columns read with {@link Missing#MASK} need no such call.
   */
  public PreparationPlan mask(String... names) {
    return filled(Fill.MASK, names);
  }

  private PreparationPlan scaled(Scaling scaling, String... names) {
    PreparationPlan copy = copy();
    put(copy.scalings, scaling, names);
    return copy;
  }

  private PreparationPlan coded(Coding coding, String... names) {
    PreparationPlan copy = copy();
    put(copy.codings, coding, names);
    return copy;
  }

  private PreparationPlan filled(Fill fill, String... names) {
    PreparationPlan copy = copy();
    put(copy.fills, fill, names);
    return copy;
  }

  private static <V> void put(Map<String, V> map, V value, String... names) {
    if (names.length == 0) {
      map.put(ALL, value);
    }
    for (String name : names) {
      map.put(name, value);
    }
  }

  /**
   * Learns means, spreads and ranges from the rows to train on.
   *
   * @throws DataException if a name is that of no column and no input, a column cannot be prepared
   *     so, a number is not finite, or the data are prepared already
   */
  public Preparation fit(Dataset train) {
    return new PreparationFit(this, train).fit();
  }
}
