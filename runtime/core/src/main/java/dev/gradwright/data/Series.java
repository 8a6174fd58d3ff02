package dev.gradwright.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers in the order of time, as rows of some that follow each other and those to be forecast
 * from them.
 *
 * <pre>{@code
 * Split months = Series.of(passengers).windows(12).ahead(1).split(0.7);
 * }</pre>
 *
 * <p>A row of features is {@code length} moments, of shape {@code [length]}, or {@code [length,
 * columns]} where a moment has several numbers; its targets are the numbers of the moments after
 * it. Rows are in the order of time. Immutable: every setting returns another series.
 */
public final class Series {
  private static final int ALL = -1;

  private final double[] values;
  private final int columns;
  private final int length;
  private final int ahead;
  private final int step;
  private final int target;

  private Series(double[] values, int columns, int length, int ahead, int step, int target) {
    this.values = values;
    this.columns = columns;
    this.length = length;
    this.ahead = ahead;
    this.step = step;
    this.target = target;
  }

  /** Takes one number for each moment; the array is copied. */
  public static Series of(double[] values) {
    return new Series(values.clone(), 1, 0, 1, 1, ALL);
  }

  /**
   * Takes several numbers for each moment, one array for each; they are copied.
   *
   * @throws DataException if there are none, or the arrays differ in length
   */
  public static Series of(double[][] moments) {
    if (moments.length == 0 || moments[0].length == 0) {
      throw new DataException("a series needs at least one number");
    }
    int columns = moments[0].length;
    double[] values = new double[Math.multiplyExact(moments.length, columns)];
    for (int i = 0; i < moments.length; i++) {
      if (moments[i].length != columns) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "moment %d of the series has %d numbers, but moment 0 has %d",
                i,
                moments[i].length,
                columns));
      }
      System.arraycopy(moments[i], 0, values, i * columns, columns);
    }
    return new Series(values, columns, 0, 1, 1, ALL);
  }

  /**
   * Sets how many moments a row of features has.
   *
   * @throws DataException unless the length is positive
   */
  public Series windows(int length) {
    return new Series(values, columns, positive("a window", length), ahead, step, target);
  }

  /**
   * Sets how many moments after a window are to be forecast, 1 if not set.
   *
   * @throws DataException unless the number is positive
   */
  public Series ahead(int moments) {
    return new Series(values, columns, length, positive("a forecast", moments), step, target);
  }

  /**
   * Lets each window begin so many moments after the one before, 1 if not set.
   *
   * @throws DataException unless the step is positive
   */
  public Series step(int moments) {
    return new Series(values, columns, length, ahead, positive("a step", moments), target);
  }

  private static int positive(String what, int moments) {
    if (moments < 1) {
      throw new DataException(what + " must have at least 1 moment, not " + moments);
    }
    return moments;
  }

  /**
   * Forecasts one number of each moment; all of them if not set.
   *
   * @param column from 0
   * @throws DataException if there is no such number
   */
  public Series target(int column) {
    if (column < 0 || column >= columns) {
      throw new DataException(
          "there is no column " + column + " among the " + columns + " of the series");
    }
    return new Series(values, columns, length, ahead, step, column);
  }

  /** Returns the number of moments. */
  public int moments() {
    return values.length / columns;
  }

  /**
   * Returns all rows.
   *
   * @throws DataException if {@link #windows} was not called, the series is too short for one row,
   *     or the rows cannot fit into memory
   */
  public Dataset load() {
    return rows(0, moments(), "the series");
  }

  /**
   * Cuts the series in two and returns the rows to train on, whose moments all lie before the cut,
   * and those to test, all of whose targets lie after it. Features to test reach back before the
   * cut, as they would on the day of the forecast.
   *
   * @param fraction the share of the moments for training, between 0 and 1
   * @throws DataException if the fraction is not between 0 and 1, or {@link #load} would throw it
   *     for one of the parts
   */
  public Split split(double fraction) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new DataException("the fraction must be between 0 and 1, not " + fraction);
    }
    int cut = (int) Math.round(moments() * fraction);
    return new Split(
        rows(0, cut, "the part to train on"),
        rows(Math.max(0, cut - length), moments(), "the part to test"));
  }

  private Dataset rows(int from, int to, String part) {
    if (length == 0) {
      throw new DataException("a series becomes rows by windows(length), which was not called");
    }
    long needed = (long) length + ahead;
    if (to - from < needed) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %d moments, but a window of %d and a forecast of %d need %d",
              part,
              to - from,
              length,
              ahead,
              needed));
    }
    int rows = (int) ((to - from - needed) / step) + 1;
    int wide = length * columns;
    int goals = ahead * (target == ALL ? columns : 1);
    double[] read =
        Heap.allocate((long) rows * wide, Double.BYTES, double[]::new, "a series, windows,");
    double[] next =
        Heap.allocate((long) rows * goals, Double.BYTES, double[]::new, "a series, targets,");
    for (int r = 0; r < rows; r++) {
      int start = (from + r * step) * columns;
      System.arraycopy(values, start, read, r * wide, wide);
      for (int k = 0; k < goals; k++) {
        int place = target == ALL ? k : k * columns + target;
        next[r * goals + k] = values[start + wide + place];
      }
    }
    Field features =
        new Field(
            Field.Kind.FEATURES,
            Optional.empty(),
            columns == 1 ? List.of(length) : List.of(length, columns),
            List.of(),
            new DoubleStore(read),
            List.of());
    Field targets =
        new Field(Field.Kind.TARGETS, Optional.empty(), goals, new DoubleStore(next), List.of());
    return new Dataset(List.of(features, targets), rows, List.of(), Optional.empty());
  }
}
