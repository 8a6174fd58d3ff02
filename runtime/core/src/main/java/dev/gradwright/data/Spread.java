package dev.gradwright.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the known numbers of a column lie: each sum is one chain in the order of the rows.
 *
 * @param missing how many numbers are NaN
 * @param deviation the square root of the mean squared distance from the mean
 */
record Spread(long missing, double mean, double deviation, double low, double high) {
  double range() {
    return high - low;
  }

  /** Returns whether all known numbers are the same, or there are none. */
  boolean constant() {
    return !(low < high);
  }

  /**
   * Looks at all columns of a field.
   *
   * @throws DataException if a number is infinite
   */
  static Spread[] of(Field field) {
    int width = field.width();
    int rows = field.rows();
    double[] row = new double[width];
    int[] known = new int[width];
    double[] mean = new double[width];
    double[] low = new double[width];
    double[] high = new double[width];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int r = 0; r < rows; r++) {
      field.store().copy(r * width, row, 0, width);
      for (int i = 0; i < width; i++) {
        double x = row[i];
        if (Double.isNaN(x)) {
          continue;
        }
        if (Double.isInfinite(x)) {
          throw new DataException(
              String.format(
                  Locale.ROOT,
                  "%s: row %d, %s is %s, but must be a finite number",
                  field.describe(),
                  r,
                  field.describeColumn(i),
                  x));
        }
        known[i]++;
        mean[i] += x;
        low[i] = Math.min(low[i], x);
        high[i] = Math.max(high[i], x);
      }
    }
    for (int i = 0; i < width; i++) {
      mean[i] = low[i] < high[i] ? mean[i] / known[i] : low[i];
    }
    double[] squares = new double[width];
    for (int r = 0; r < rows; r++) {
      field.store().copy(r * width, row, 0, width);
      for (int i = 0; i < width; i++) {
        double distance = row[i] - mean[i];
        squares[i] += Double.isNaN(row[i]) ? 0 : distance * distance;
      }
    }
    Spread[] spreads = new Spread[width];
    for (int i = 0; i < width; i++) {
      double deviation = Math.sqrt(squares[i] / Math.max(1, known[i]));
      spreads[i] = new Spread(rows - known[i], mean[i], deviation, low[i], high[i]);
    }
    return spreads;
  }
}
