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
  public void clear(int from, int to) {
    Arrays.fill(values, from, to, 0);
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
    if (allFinite(from, to)) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (!Double.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /** A finite number times 0 is 0, any other NaN; eight sums hide the latency of fma. */
  private boolean allFinite(int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = from;
    for (; i < to - 7; i += 8) {
      s0 = Math.fma(values[i], 0.0, s0);
      s1 = Math.fma(values[i + 1], 0.0, s1);
      s2 = Math.fma(values[i + 2], 0.0, s2);
      s3 = Math.fma(values[i + 3], 0.0, s3);
      s4 = Math.fma(values[i + 4], 0.0, s4);
      s5 = Math.fma(values[i + 5], 0.0, s5);
      s6 = Math.fma(values[i + 6], 0.0, s6);
      s7 = Math.fma(values[i + 7], 0.0, s7);
    }
    for (; i < to; i++) {
      s0 = Math.fma(values[i], 0.0, s0);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 == 0;
  }
}
