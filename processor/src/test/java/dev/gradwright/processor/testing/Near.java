package dev.gradwright.processor.testing;

import static com.google.common.truth.Truth.assertWithMessage;

/**
 * How close a number must come to a reference value: relatively, or absolutely where the reference
 * is small. Infinities and NaN must be met exactly.
 *
 * @param relative tolerance
 * @param absolute tolerance
 */
public record Near(double relative, double absolute) {
  /** Double precision. */
  public static final Near DOUBLE = new Near(1e-12, 1e-13);

  /** Single functions in float. */
  public static final Near FLOAT = new Near(2e-6, 1e-6);

  /** Layers in float. */
  public static final Near FLOAT_LAYER = new Near(2e-5, 2e-6);

  /** Saturated activations in double, as the table's reader is told. */
  public static final Near SATURATED = new Near(1e-12, 1e-15);

  /** Asserts that a number is close to its reference. */
  public void check(String what, double actual, double expected) {
    boolean near =
        Double.isFinite(expected)
            ? Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected))
            : Double.compare(actual, expected) == 0;
    assertWithMessage("%s: %s, not %s within %s", what, actual, expected, this).that(near).isTrue();
  }

  /** Asserts it for every element. */
  public void check(String what, double[] actual, double[] expected) {
    assertWithMessage("%s: length", what).that(actual.length).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      check(what + "[" + i + "]", actual[i], expected[i]);
    }
  }
}
