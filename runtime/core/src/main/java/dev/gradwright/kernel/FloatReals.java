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
  public void clear(int from, int to) {
    Arrays.fill(values, from, to, 0);
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
    if (allFinite(from, to)) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(values[i])) {
        return i;
      }
    }
    return -1;
  }

  /** A finite number times 0 is 0, any other NaN; eight sums hide the latency of fma. */
  private boolean allFinite(int from, int to) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = from;
    for (; i < to - 7; i += 8) {
      s0 = Math.fma(values[i], 0f, s0);
      s1 = Math.fma(values[i + 1], 0f, s1);
      s2 = Math.fma(values[i + 2], 0f, s2);
      s3 = Math.fma(values[i + 3], 0f, s3);
      s4 = Math.fma(values[i + 4], 0f, s4);
      s5 = Math.fma(values[i + 5], 0f, s5);
      s6 = Math.fma(values[i + 6], 0f, s6);
      s7 = Math.fma(values[i + 7], 0f, s7);
    }
    for (; i < to; i++) {
      s0 = Math.fma(values[i], 0f, s0);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 == 0;
  }
}
