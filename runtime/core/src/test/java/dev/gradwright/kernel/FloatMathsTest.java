package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the single-precision functions against the double ones over all exponents. */
class FloatMathsTest {
  /** Every 4,999th pattern of bits: some 1,700 mantissas in each of the 255 exponents. */
  private static final int STEP = 4_999;

  private static final int INFINITY_BITS = 0x7f800000;

  private static double bound(MathsFunction function) {
    return switch (function) {
      case EXP, LOG -> 1.0;
      case EXPM1, TANH -> 2.0;
      default -> 3.0;
    };
  }

  @ParameterizedTest
  @EnumSource
  void theErrorIsWithinItsBoundOverAllExponents(MathsFunction function) {
    for (int bits = 0; bits < INFINITY_BITS - STEP; bits += STEP) {
      check(function, Float.intBitsToFloat(bits));
      check(function, -Float.intBitsToFloat(bits));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorIsWithinItsBoundAroundEveryBorderOfItsForms(MathsFunction function) {
    float[] borders = {
      0,
      Float.MIN_NORMAL,
      1e-37f,
      0x1p-26f,
      0.346574f,
      0.625f,
      2 / 3f,
      1,
      4 / 3f,
      2,
      4,
      9.01f,
      10,
      17.33f,
      20,
      87.33f,
      88.72284f,
      89,
      89.5f,
      103.97208f,
      104.5f,
      0x1p24f,
      Float.MAX_VALUE
    };
    for (float border : borders) {
      int bits = Float.floatToRawIntBits(border);
      for (int b = Math.max(0, bits - 3_000); b < Math.min(INFINITY_BITS, bits + 3_000); b++) {
        check(function, Float.intBitsToFloat(b));
        check(function, -Float.intBitsToFloat(b));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNanStaysNan(MathsFunction function) {
    for (int bits = INFINITY_BITS + 1; bits > 0; bits += 1_000_003) {
      assertThat(function.of(Float.intBitsToFloat(bits))).isNaN();
      assertThat(function.of(Float.intBitsToFloat(bits | Integer.MIN_VALUE))).isNaN();
    }
  }

  @Test
  void tanhNeverExceedsOneNorFallsTowardsIt() {
    float before = 0;
    for (float x = 0.625f; x < 12; x = Math.nextUp(x + 1e-5f)) {
      float y = Maths.tanh(x);
      assertThat(y).isAtLeast(before);
      assertThat(y).isAtMost(1f);
      before = y;
    }
  }

  private static void check(MathsFunction function, float x) {
    double wanted = function.of((double) x);
    float actual = function.of(x);
    if (Double.isNaN(wanted) || Float.isInfinite((float) wanted)) {
      assertWithMessage("%s(%s)", function, x).that(actual).isEqualTo((float) wanted);
      return;
    }
    double error = Math.abs(actual - wanted) / Math.ulp((float) wanted);
    if (!(error <= bound(function))) {
      assertWithMessage("%s(%s) = %s, in ulp", function, x, actual)
          .that(error)
          .isAtMost(bound(function));
    }
  }

  @Test
  void subnormalResultsAreRoundedOnce() {
    for (float x = -103.9f; x < -87.3f; x += 0.0137f) {
      double wanted = Maths.exp((double) x);
      assertThat((double) Maths.exp(x)).isWithin(1.0 * Float.MIN_VALUE).of(wanted);
    }
  }

  @Test
  void tanhRisesAcrossTheBorderOfItsTwoForms() {
    float below = Math.nextDown(0.625f);
    assertThat(Maths.tanh(below)).isAtMost(Maths.tanh(0.625f));
    assertThat(Maths.tanh(20f)).isEqualTo(1f);
  }
}
