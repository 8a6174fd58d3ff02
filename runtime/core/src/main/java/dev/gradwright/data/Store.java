package dev.gradwright.data;

import dev.gradwright.Precision;

/** The flat, row-major numbers of a field, in the format they were given in. */
abstract sealed class Store permits ByteStore, FloatStore, DoubleStore, IntStore {
  abstract int length();

  abstract double get(int index);

  /**
   * Copies {@code count} numbers from {@code from} on into {@code target}, rounding where needed.
   */
  abstract void copy(int from, float[] target, int at, int count);

  abstract void copy(int from, double[] target, int at, int count);

  /**
   * Copies rows of {@code width} numbers one after the other: row {@code order[first + i]} to place
   * {@code i}, for i in {@code [start, end)}.
   */
  void gather(int[] order, int first, int start, int end, int width, float[] target) {
    for (int i = start; i < end; i++) {
      copy(order[first + i] * width, target, i * width, width);
    }
  }

  /** Returns the numbers of some rows, in the order of {@code rows}. */
  abstract Store slice(int[] rows, int width);

  abstract int firstNonFinite(Precision precision);
}
