package dev.gradwright.data;

import java.util.Locale;

/**
 * What a reader does with a missing cell.
 *
 * <p>Missing is a cell that is empty, blank, {@code NA}, {@code null}, {@code ?} or {@code NaN}; in
 * columns of numbers also {@code none} and the infinities in words. What was done is counted in
 * {@link Dataset#notes()}.
 */
public final class Missing {
  /** Refuses the file; so it is if nothing is said. */
  public static final Missing ERROR = new Missing(Action.ERROR, 0, "");

  /** Leaves the row out. */
  public static final Missing DROP = new Missing(Action.DROP, 0, "");

  /**
   * Keeps the cell as missing. A {@link Preparation} fitted on the training rows puts their mean
   * there; without one, training on the data is an error.
   */
  public static final Missing MEAN = new Missing(Action.MEAN, Double.NaN, "");

  /** As {@link #MEAN}, with the median of the training rows. */
  public static final Missing MEDIAN = new Missing(Action.MEDIAN, Double.NaN, "");

  /**
   * As {@link #MEAN}, with a second column that is 1 where the cell was missing and else 0: for
   * cells that are missing for a reason. In a column of categories, missing is a category of its
   * own, named {@code (missing)}.
   */
  public static final Missing MASK = new Missing(Action.MASK, Double.NaN, "(missing)");

  /**
   * Keeps a number or class to be predicted as missing: for losses marked {@link
   * dev.gradwright.Masked}, for which it does not count.
   */
  public static final Missing KEEP = new Missing(Action.KEEP, Double.NaN, "");

  enum Action {
    ERROR,
    DROP,
    MEAN,
    MEDIAN,
    MASK,
    KEEP,
    NUMBER,
    TEXT
  }

  final Action action;
  final double number;
  final String text;

  private Missing(Action action, double number, String text) {
    this.action = action;
    this.number = number;
    this.text = text;
  }

  /**
   * Puts a number there; for columns of numbers.
   *
   * @throws DataException if it is not finite
   */
  public static Missing constant(double number) {
    if (!Double.isFinite(number)) {
      throw new DataException("a missing cell is filled with a finite number, not " + number);
    }
    return new Missing(Action.NUMBER, number, "");
  }

  /** Puts a text there, such as {@code "unknown"}; for columns of categories or classes. */
  public static Missing constant(String text) {
    return new Missing(Action.TEXT, 0, text);
  }

  /** Returns whether a column can follow this policy: text has no mean, and targets get none. */
  boolean fits(boolean text, boolean feature) {
    return switch (action) {
      case ERROR, DROP -> true;
      case MEAN, MEDIAN -> !text && feature;
      case MASK -> feature;
      case KEEP -> !feature;
      case NUMBER -> !text;
      case TEXT -> text;
    };
  }

  /** Returns what a preparation is to put where cells of a column of numbers are missing. */
  Column.Gaps gaps() {
    return switch (action) {
      case MEAN -> Column.Gaps.MEAN;
      case MEDIAN -> Column.Gaps.MEDIAN;
      case MASK -> Column.Gaps.MASK;
      case ERROR, DROP, KEEP, NUMBER, TEXT -> Column.Gaps.NONE;
    };
  }

  /**
   * Refuses a policy that a column cannot follow.
   *
   * @throws DataException with a message to be put after the name of the file
   */
  void check(String column, boolean text, boolean feature) {
    if (action == Action.KEEP && feature) {
      throw new DataException(
          "column "
              + Excerpt.of(column)
              + " is a feature, and Missing.KEEP is for what is to be predicted; use"
              + " Missing.MASK");
    }
    if (!fits(text, feature)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "column %s %s, so a missing cell cannot be filled with %s; use Missing.DROP%s",
              Excerpt.of(column),
              text ? "holds text" : feature ? "holds numbers" : "is to be predicted",
              switch (action) {
                case TEXT -> "a text";
                case MEAN, MASK -> "a mean";
                case MEDIAN -> "a median";
                default -> "a number";
              },
              text ? " or Missing.constant(\"...\")" : ""));
    }
  }
}
