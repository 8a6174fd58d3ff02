package dev.gradwright.data;

import dev.gradwright.Precision;

/** Numbers given as {@code float}. */
final class FloatStore extends Store {
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
