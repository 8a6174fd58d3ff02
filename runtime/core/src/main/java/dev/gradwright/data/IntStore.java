package dev.gradwright.data;

import dev.gradwright.Precision;

/** Indices of classes; those below 0 are missing, and NaN for a loss. */
final class IntStore extends Store {
  private final int[] values;

  IntStore(int[] values) {
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
      target[at + i] = values[from + i] < 0 ? Float.NaN : values[from + i];
    }
  }

  @Override
  void gather(int[] order, int first, int start, int end, int width, float[] target) {
    if (width != 1) {
      super.gather(order, first, start, end, width, target);
      return;
    }
    for (int i = start; i < end; i++) {
      int label = values[order[first + i]];
      target[i] = label < 0 ? Float.NaN : label;
    }
  }

  @Override
  void copy(int from, double[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = values[from + i] < 0 ? Double.NaN : values[from + i];
    }
  }

  @Override
  Store slice(int[] rows, int width) {
    int[] kept = new int[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, kept, i * width, width);
    }
    return new IntStore(kept);
  }

  @Override
  int firstNonFinite(Precision precision) {
    return -1;
  }
}
