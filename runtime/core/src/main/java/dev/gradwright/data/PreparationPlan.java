package dev.gradwright.data;

import java.util.ArrayList;
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
  enum Method {
    KEEP,
    STANDARDIZE,
    MIN_MAX,
    ONE_HOT
  }

  static final PreparationPlan EMPTY =
      new PreparationPlan(Map.of(), Method.KEEP, false, false, List.of());

  final Map<String, Method> named;
  final Method numbers;
  final boolean oneHot;
  final boolean fillAll;
  final List<String> filled;

  private PreparationPlan(
      Map<String, Method> named,
      Method numbers,
      boolean oneHot,
      boolean fillAll,
      List<String> filled) {
    this.named = named;
    this.numbers = numbers;
    this.oneHot = oneHot;
    this.fillAll = fillAll;
    this.filled = filled;
  }

  /** Takes the mean from numbers and divides by their standard deviation (that of all rows). */
  public PreparationPlan standardize(String... names) {
    return with(Method.STANDARDIZE, names);
  }

  /** Brings numbers into the range from 0 to 1. */
  public PreparationPlan minMax(String... names) {
    return with(Method.MIN_MAX, names);
  }

  /** Leaves numbers as they are. */
  public PreparationPlan keep(String... names) {
    return with(Method.KEEP, names);
  }

  /**
   * Makes one column of every category, 1 in rows of this category and 0 in others. The categories
   * are those of the whole column as it was read, so that the width does not depend on a split.
   */
  public PreparationPlan oneHot(String... names) {
    return with(Method.ONE_HOT, names);
  }

  /**
   * Puts the mean of the training rows where a number is NaN. Columns read with {@link
   * Missing#MEAN} need no such call.
   */
  public PreparationPlan fillMean(String... names) {
    List<String> all = new ArrayList<>(filled);
    all.addAll(List.of(names));
    return new PreparationPlan(
        named, numbers, oneHot, fillAll || names.length == 0, List.copyOf(all));
  }

  private PreparationPlan with(Method method, String... names) {
    if (names.length == 0) {
      return new PreparationPlan(
          named,
          method == Method.ONE_HOT ? numbers : method,
          oneHot || method == Method.ONE_HOT,
          fillAll,
          filled);
    }
    Map<String, Method> all = new TreeMap<>(named);
    for (String name : names) {
      all.put(name, method);
    }
    return new PreparationPlan(all, numbers, oneHot, fillAll, filled);
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
