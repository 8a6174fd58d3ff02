package dev.gradwright.kernel;

import dev.gradwright.Precision;
import java.util.Locale;

/**
 * A flat array of numbers in a model's precision: parameters, gradients, buffers.
 *
 * <p>Hot loops take the array itself through {@link #floats()} or {@link #doubles()}; everything
 * else works in either precision through the other methods.
 */
public abstract sealed class Reals permits FloatReals, DoubleReals {
  Reals() {}

  /**
   * Returns new zeros.
   *
   * @throws NegativeArraySizeException if {@code length} is negative
   */
  public static Reals of(Precision precision, int length) {
    return switch (precision) {
      case FLOAT -> new FloatReals(new float[length]);
      case DOUBLE -> new DoubleReals(new double[length]);
    };
  }

  /** Returns a view of {@code values}, which are not copied. */
  public static Reals wrap(float[] values) {
    return new FloatReals(values);
  }

  /** Returns a view of {@code values}, which are not copied. */
  public static Reals wrap(double[] values) {
    return new DoubleReals(values);
  }

  /**
   * Returns the numbers of texts, separated by single blanks; generated code keeps long constants
   * this way, as an array initialiser would take ten bytes of bytecode for each.
   */
  public static float[] parseFloats(String... parts) {
    double[] exact = parseDoubles(parts);
    float[] numbers = new float[exact.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) exact[i];
    }
    return numbers;
  }

  /** Returns the numbers of texts, separated by single blanks. */
  public static double[] parseDoubles(String... parts) {
    String[] words = String.join(" ", parts).split(" ", -1);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    return numbers;
  }

  /** Returns the number format of the elements. */
  public abstract Precision precision();

  /**
   * Returns the array itself.
   *
   * @throws IllegalStateException if the elements are of {@link Precision#DOUBLE}
   */
  public abstract float[] floats();

  /**
   * Returns the array itself.
   *
   * @throws IllegalStateException if the elements are of {@link Precision#FLOAT}
   */
  public abstract double[] doubles();

  /** Returns the number of elements. */
  public abstract int length();

  /** Returns one element. */
  public abstract double get(int index);

  /** Sets one element, rounded to the precision of this array. */
  public abstract void set(int index, double value);

  /** Sets every element to {@code value}, rounded to the precision of this array. */
  public abstract void fill(double value);

  /** Sets the elements {@code [from, to)} to 0. */
  public abstract void clear(int from, int to);

  /**
   * Sets every element to that of {@code other}.
   *
   * @throws IllegalArgumentException if length or precision differ
   */
  public abstract void copyFrom(Reals other);

  /** Returns a copy that shares nothing with this array. */
  public abstract Reals copy();

  /**
   * Adds {@code other} element by element, this array being the left operand.
   *
   * @throws IllegalArgumentException if length or precision differ
   */
  public final void add(Reals other) {
    requireSameForm(other);
    add(other, 0, length());
  }

  /**
   * Adds the elements {@code [from, to)} of {@code other}, this array being the left operand. Each
   * is added by itself, so several threads may share out the elements.
   *
   * @throws IllegalStateException if the precision differs
   * @throws IndexOutOfBoundsException if the range is not within both arrays
   */
  public abstract void add(Reals other, int from, int to);

  /**
   * Returns the first index in {@code [from, to)} with an infinity or NaN, or -1 if there is none.
   */
  public abstract int firstNonFinite(int from, int to);

  final void requireSameForm(Reals other) {
    if (length() != other.length() || precision() != other.precision()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d numbers in %s do not match %d in %s",
              length(),
              precision(),
              other.length(),
              other.precision()));
    }
  }
}
