package dev.gradwright.data;

import java.util.Arrays;

/** Rows of numbers that come one after the other; a row counts once it is complete. */
final class Matrix {
  private final int width;
  private double[] values = new double[0];
  private int row;

  /** Whether a cell of the current row was missing. */
  boolean gaps;

  Matrix(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }

  /** Makes room for some rows in all. */
  void reserve(long rows, String what) {
    double[] before = values;
    values = Heap.allocate(rows * width, Double.BYTES, n -> Arrays.copyOf(before, n), what);
  }

  void set(int column, double value) {
    values[row * width + column] = value;
  }

  double get(int row, int column) {
    return values[row * width + column];
  }

  /** Begins the next row, or the same again if this one is left out. */
  void next(boolean keep) {
    row += keep ? 1 : 0;
    gaps = false;
  }

  /** Puts another number in the place of each number from 0 up of a column, by a table. */
  void translate(int column, int[] table) {
    for (int i = 0; i < row; i++) {
      int at = i * width + column;
      if (values[at] >= 0) {
        values[at] = table[(int) values[at]];
      }
    }
  }

  /** Begins anew after {@link #numbers}. */
  void restart() {
    values = new double[0];
    row = 0;
  }

  /** Returns the numbers; this matrix is of no use after, unless it is restarted. */
  Store numbers() {
    // An estimate of the rows that was nearly right is not worth a copy.
    int used = row * width;
    boolean tight = used > values.length / 10 * 9;
    return new DoubleStore(tight ? values : Arrays.copyOf(values, used), used);
  }

  /** Returns the only column as whole numbers. */
  Store indices() {
    int[] indices = new int[row];
    for (int i = 0; i < row; i++) {
      indices[i] = (int) values[i];
    }
    return new IntStore(indices);
  }
}
