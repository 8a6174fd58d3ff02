package dev.gradwright.data;

import dev.gradwright.Precision;
import java.util.Locale;

/** Numbers given as {@code double}. */
final class DoubleStore extends Store {
  private final double[] values;
  private final int length;

  DoubleStore(double[] values) {
    this(values, values.length);
  }

  /**
   * @param length how many of the numbers count
   */
  DoubleStore(double[] values, int length) {
    this.values = values;
    this.length = length;
  }

  /**
   * Copies an array.
   *
   * @throws DataException if there is none
   */
  static DoubleStore copyOf(double[] values) {
    if (values == null) {
      throw new DataException("the array of numbers is null");
    }
    return new DoubleStore(values.clone());
  }

  /**
   * Joins rows.
   *
   * @throws DataException if there is none, or they differ in length
   */
  static DoubleStore ofRows(double[][] rows) {
    if (rows == null || rows.length == 0 || rows[0] == null) {
      throw new DataException("a data set needs at least one row, and none that is null");
    }
    int width = rows[0].length;
    double[] joined = new double[Math.multiplyExact(rows.length, width)];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row] == null || rows[row].length != width) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "row %d has %s, but row 0 has %d",
                row,
                rows[row] == null ? "no array" : rows[row].length + " numbers",
                width));
      }
      System.arraycopy(rows[row], 0, joined, row * width, width);
    }
    return new DoubleStore(joined);
  }

  @Override
  int length() {
    return length;
  }

  @Override
  double get(int index) {
    return values[index];
  }

  @Override
  void copy(int from, float[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = (float) values[from + i];
    }
  }

  @Override
  void copy(int from, double[] target, int at, int count) {
    System.arraycopy(values, from, target, at, count);
  }

  @Override
  Store slice(int[] rows, int width) {
    double[] kept = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, kept, i * width, width);
    }
    return new DoubleStore(kept);
  }

  @Override
  int firstNonFinite(Precision precision) {
    boolean single = precision == Precision.FLOAT;
    for (int i = 0; i < length; i++) {
      if (single ? !Float.isFinite((float) values[i]) : !Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
