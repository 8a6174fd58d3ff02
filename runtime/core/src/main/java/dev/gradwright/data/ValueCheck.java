package dev.gradwright.data;

import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Precision;
import java.util.Locale;

/** Looks through the values of a field once, before training starts, for those it must not hold. */
final class ValueCheck {
  private static final double SUM_TOLERANCE = 1e-6;

  private ValueCheck() {}

  /** Refuses NaN, infinities, and numbers that become infinite in the model's precision. */
  static void finite(Field field, Precision precision) {
    int index = field.firstNonFinite(precision);
    if (index >= 0) {
      int row = index / field.width();
      int column = index % field.width();
      boolean gap = field.kind() == Field.Kind.FEATURES && Double.isNaN(field.get(row, column));
      throw gap ? missing(field, row, column) : refused(field, row, column, "a finite number");
    }
  }

  /** Refuses infinities, and numbers that become infinite in the model's precision. */
  static void finiteOrMissing(Field field, Precision precision) {
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.width(); column++) {
        double value = field.get(row, column);
        if (Double.isInfinite(precision == Precision.FLOAT ? (float) value : value)) {
          throw refused(field, row, column, "a finite number, or NaN if it is missing");
        }
      }
    }
  }

  /**
   * Refuses features that a preparation must still turn into numbers: categories, and missing cells
   * that wait for their mean.
   */
  static void prepared(Field field) {
    for (int column = 0; column < field.columns().size(); column++) {
      if (!field.columns().get(column).categories().isEmpty()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: %s holds categories; make numbers of them by"
                    + " Preparation.oneHot().fit(train).apply(data)",
                field.describe(),
                field.describeColumn(column)));
      }
    }
    for (int column = 0; column < field.columns().size(); column++) {
      for (int row = 0;
          field.columns().get(column).gaps() != Column.Gaps.NONE && row < field.rows();
          row++) {
        if (Double.isNaN(field.get(row, column))) {
          throw missing(field, row, column);
        }
      }
    }
  }

  /** Refuses targets outside the range of the loss. */
  static void target(Field field, LossTerm loss) {
    boolean masked = loss.masked();
    if (field.kind() == Field.Kind.CLASSES) {
      if (!masked) {
        classes(field);
      }
      return;
    }
    switch (loss.target()) {
      case CLASS, REAL, NODE -> {}
      case PROBABILITY -> each(field, 0, 1, false, masked, "between 0 and 1");
      case SIGN -> each(field, -1, 1, true, masked, "-1 or 1");
      case COUNT -> each(field, 0, Double.MAX_VALUE, false, masked, "at least 0");
      case DISTRIBUTION -> {
        each(field, 0, 1, false, masked, "between 0 and 1");
        sums(field);
      }
    }
  }

  private static void classes(Field field) {
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.width(); column++) {
        if (field.get(row, column) < 0) {
          throw new DataException(
              String.format(
                  Locale.ROOT,
                  "%s: row %d has no class; mark the loss with @Masked, or leave the row out",
                  field.describe(),
                  row));
        }
      }
    }
  }

  /** Refuses numbers of an input that are not whole, below 0, or not below its limit. */
  static void whole(Field field, int limit) {
    for (int row = 0; limit > 0 && row < field.rows(); row++) {
      for (int column = 0; column < field.width(); column++) {
        double value = field.get(row, column);
        if (!(value >= 0 && value < limit && value == Math.rint(value))) {
          throw refused(field, row, column, "a whole number from 0 to " + (limit - 1));
        }
      }
    }
  }

  private static void each(
      Field field, double low, double high, boolean ends, boolean masked, String range) {
    for (int row = 0; row < field.rows(); row++) {
      for (int column = 0; column < field.width(); column++) {
        double value = field.get(row, column);
        boolean missing = masked && Double.isNaN(value);
        boolean fits = ends ? value == low || value == high : value >= low && value <= high;
        if (!fits && !missing) {
          throw refused(field, row, column, range);
        }
      }
    }
  }

  private static void sums(Field field) {
    for (int row = 0; row < field.rows(); row++) {
      double sum = 0;
      int missing = 0;
      for (int column = 0; column < field.width(); column++) {
        sum += field.get(row, column);
        missing += Double.isNaN(field.get(row, column)) ? 1 : 0;
      }
      if (missing < field.width() && !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: row %d sums to %s, but must sum to 1",
                field.describe(),
                row,
                sum));
      }
    }
  }

  private static DataException missing(Field field, int row, int column) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: row %d, %s is missing; put the mean of the training rows there by"
                + " Preparation.fillMean().fit(train).apply(data)",
            field.describe(),
            row,
            field.describeColumn(column)));
  }

  private static DataException refused(Field field, int row, int column, String range) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: row %d, %s is %s, but must be %s",
            field.describe(),
            row,
            field.describeColumn(column),
            field.get(row, column),
            range));
  }
}
