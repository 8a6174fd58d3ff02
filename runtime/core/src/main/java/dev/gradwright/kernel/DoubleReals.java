package dev.gradwright.kernel;

import dev.gradwright.Precision;
import java.util.Arrays;

/** A flat array of {@code double}. */
final class DoubleReals extends Reals {
  private final double[] values;

  DoubleReals(double[] values) {
    this.values = values;
  }

  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  public double[] doubles() {
    return values;
  }

  @Override
  public float[] floats() {
    throw new IllegalStateException("this array is in DOUBLE");
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
    values[index] = value;
  }

  @Override
  public void fill(double value) {
    Arrays.fill(values, value);
  }

  @Override
  public void copyFrom(Reals other) {
    requireSameForm(other);
    System.arraycopy(other.doubles(), 0, values, 0, values.length);
  }

  @Override
  public Reals copy() {
    return new DoubleReals(values.clone());
  }

  @Override
  public void add(Reals other, int from, int to) {
    double[] addends = other.doubles();
    for (int i = from; i < to; i++) {
      values[i] += addends[i];
    }
  }

  @Override
  public int firstNonFinite(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }
}
