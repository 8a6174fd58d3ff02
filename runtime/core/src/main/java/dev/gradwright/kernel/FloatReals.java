package dev.gradwright.kernel;

import dev.gradwright.Precision;
import java.util.Arrays;

/** A flat array of {@code float}. */
final class FloatReals extends Reals {
  private final float[] values;

  FloatReals(float[] values) {
    this.values = values;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT;
  }

  @Override
  public float[] floats() {
    return values;
  }

  @Override
  public double[] doubles() {
    throw new IllegalStateException("this array is in FLOAT");
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public double get(int index) {
    return values[index];
  }

  @Override
  public void set(int index, double value) {
    values[index] = (float) value;
  }

  @Override
  public void fill(double value) {
    Arrays.fill(values, (float) value);
  }

  @Override
  public void copyFrom(Reals other) {
    requireSameForm(other);
    System.arraycopy(other.floats(), 0, values, 0, values.length);
  }

  @Override
  public Reals copy() {
    return new FloatReals(values.clone());
  }

  @Override
  public void add(Reals other, int from, int to) {
    float[] addends = other.floats();
    for (int i = from; i < to; i++) {
      values[i] += addends[i];
    }
  }

  @Override
  public int firstNonFinite(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
