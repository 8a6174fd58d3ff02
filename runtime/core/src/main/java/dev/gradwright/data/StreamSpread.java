package dev.gradwright.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the known numbers of a field's columns lie, gathered window by window in one pass (Welford,
 * "Note on a Method for Calculating Corrected Sums of Squares and Products", 1962).
 */
final class StreamSpread {
  private final double[] row;
  private final long[] known;
  private final double[] mean;
  private final double[] squares;
  private final double[] low;
  private final double[] high;
  private long rows;

  StreamSpread(int width) {
    row = new double[width];
    known = new long[width];
    mean = new double[width];
    squares = new double[width];
    low = new double[width];
    high = new double[width];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  void add(Field window) {
    int count = window.rows();
    for (int r = 0; r < count; r++) {
      window.store().copy(r * row.length, row, 0, row.length);
      for (int i = 0; i < row.length; i++) {
        add(i, row[i]);
      }
    }
    rows += count;
  }

  private void add(int i, double x) {
    if (Double.isNaN(x)) {
      return;
    }
    if (Double.isInfinite(x)) {
      throw new DataException(
          String.format(Locale.ROOT, "column %d has %s, but must be finite", i, x));
    }
    known[i]++;
    double before = x - mean[i];
    mean[i] += before / known[i];
    squares[i] = Math.fma(before, x - mean[i], squares[i]);
    low[i] = Math.min(low[i], x);
    high[i] = Math.max(high[i], x);
  }

  Spread[] spreads() {
    Spread[] spreads = new Spread[row.length];
    for (int i = 0; i < spreads.length; i++) {
      double deviation = Math.sqrt(squares[i] / Math.max(1, known[i]));
      double center = low[i] < high[i] ? mean[i] : low[i];
      spreads[i] = new Spread(rows - known[i], center, deviation, low[i], high[i]);
    }
    return spreads;
  }
}
