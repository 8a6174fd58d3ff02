package dev.gradwright.data;

import dev.gradwright.Precision;

/** Numbers given as {@code float}. */
final class FloatStore extends Store {
  /** Fewer numbers are copied faster one by one. */
  private static final int SHORT = 16;

  private final float[] values;

  FloatStore(float[] values) {
    this.values = values;
  }

  /**
   * Copies an array.
   *
   * @throws DataException if there is none
   */
  static FloatStore copyOf(float[] values) {
    if (values == null) {
      throw new DataException("the array of numbers is null");
    }
    return new FloatStore(values.clone());
  }

  @Override
  int length() {
    return values.length;
  }

  @Override
  double get(int index) {
    return values[index];
  }

  @Override
  void copy(int from, float[] target, int at, int count) {
    System.arraycopy(values, from, target, at, count);
  }

  /** Rows that follow each other are copied together, and short rows without a call for each. */
  @Override
  void gather(int[] order, int first, int start, int end, int width, float[] target) {
    int i = start;
    while (i < end) {
      int row = order[first + i];
      int run = 1;
      while (i + run < end && order[first + i + run] == row + run) {
        run++;
      }
      int count = run * width;
      if (count >= SHORT) {
        System.arraycopy(values, row * width, target, i * width, count);
      } else {
        for (int j = 0; j < count; j++) {
          target[i * width + j] = values[row * width + j];
        }
      }
      i += run;
    }
  }

  @Override
  void copy(int from, double[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = values[from + i];
    }
  }

  @Override
  Store slice(int[] rows, int width) {
    float[] kept = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, kept, i * width, width);
    }
    return new FloatStore(kept);
  }

  @Override
  int firstNonFinite(Precision precision) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
