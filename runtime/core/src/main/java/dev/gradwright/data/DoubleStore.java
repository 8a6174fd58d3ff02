package dev.gradwright.data;

import dev.gradwright.Precision;

/** Numbers given as {@code double}. */
final class DoubleStore extends Store {
  private final double[] values;

  DoubleStore(double[] values) {
    this.values = values;
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
    for (int i = 0; i < values.length; i++) {
      if (single ? !Float.isFinite((float) values[i]) : !Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
