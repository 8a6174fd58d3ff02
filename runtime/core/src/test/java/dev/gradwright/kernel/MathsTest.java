package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class MathsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest(name = "{0}({1})")
  @CsvFileSource(resources = "maths.csv")
  void doubleIsWithinFourUnitsInTheLastPlace(MathsFunction function, double x, double expected) {
    double error = Math.abs(function.of(x) - expected) / Math.ulp(expected);
    assertWithMessage("%s(%s) in ulp", function, x).that(error).isAtMost(4.0);
  }

  @ParameterizedTest
  @EnumSource
  void nanStaysNan(MathsFunction function) {
    assertThat(function.of(Double.NaN)).isNaN();
    assertThat(function.of(Float.NaN)).isNaN();
  }

  @ParameterizedTest
  @EnumSource
  void infinitiesGiveTheLimits(MathsFunction function) {
    assertThat(function.of(INFINITY)).isEqualTo(function.atInfinity);
    assertThat(function.of(-INFINITY)).isEqualTo(function.atMinusInfinity);
    assertThat(function.of((float) INFINITY)).isEqualTo((float) function.atInfinity);
    assertThat(function.of((float) -INFINITY)).isEqualTo((float) function.atMinusInfinity);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPM1", "LOG1P", "TANH", "ERF"})
  void oddAtZeroKeepsTheSignOfZero(MathsFunction function) {
    assertThat(function.of(-0.0)).isEqualTo(-0.0);
    assertThat(function.of(0.0)).isEqualTo(0.0);
    assertThat(function.of(-0f)).isEqualTo(-0f);
  }

  @Test
  void logarithmsEndWhereTheirDomainEnds() {
    assertThat(Maths.log(0.0)).isEqualTo(-INFINITY);
    assertThat(Maths.log(-1.0)).isNaN();
    assertThat(Maths.log1p(-1.0)).isEqualTo(-INFINITY);
    assertThat(Maths.log1p(-1.5)).isNaN();
  }

  @Test
  void exponentialOverflowsToInfinityAndUnderflowsToZero() {
    assertThat(Maths.exp(710.0)).isEqualTo(INFINITY);
    assertThat(Maths.exp(-750.0)).isEqualTo(0.0);
    assertThat(Maths.exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Maths.exp(-104f)).isEqualTo(0f);
  }

  @Test
  void sigmoidKeepsRelativeAccuracyFarBelowZero() {
    double expected = 9.85967654375977e-305; // sigmoid(-700), from 80 digits
    assertThat(Maths.sigmoid(-700.0)).isWithin(1e-12 * expected).of(expected);
  }

  @Test
  void softplusNeitherOverflowsNorLosesItsTail() {
    assertThat(Maths.softplus(1e300)).isEqualTo(1e300);
    double expected = 9.85967654375977e-305;
    assertThat(Maths.softplus(-700.0)).isWithin(1e-12 * expected).of(expected);
    assertThat(Maths.softplus(3e38f)).isEqualTo(3e38f);
  }

  @Test
  void erfOfSubnormalsIsTheirMultiple() {
    assertThat(Maths.erf(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
    assertThat(Maths.erf(1e-310)).isWithin(1e-322).of(1e-310 * 1.1283791670955126);
  }

  @Test
  @DisplayName("erf rises across the borders of its three pieces")
  void erfRisesAcrossItsPieces() {
    for (double border : new double[] {1.75, 6}) {
      double below = border;
      for (int i = 0; i < 2000; i++) {
        below = Math.nextDown(below);
      }
      assertThat(Maths.erf(below)).isAtMost(Maths.erf(border));
      assertThat(Maths.erf(-below)).isEqualTo(-Maths.erf(below));
    }
    assertThat(Maths.erf(5.9)).isLessThan(1.0 + 1e-300);
    assertThat(Maths.erf(6.0)).isEqualTo(1.0);
  }

  @Test
  void stepIsOneAboveZeroAndKeepsNaN() {
    for (int exponent = -149; exponent < 128; exponent++) {
      assertThat(Maths.step(Math.scalb(1f, exponent))).isEqualTo(1f);
    }
    for (float x : new float[] {Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
      assertThat(Maths.step(x)).isEqualTo(1f);
    }
    for (double x :
        new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
      assertThat(Maths.step(x)).isEqualTo(1.0);
    }
    assertThat(Float.floatToRawIntBits(Maths.step(0f))).isEqualTo(0);
    assertThat(Double.doubleToRawLongBits(Maths.step(0.0))).isEqualTo(0L);
    assertThat(Maths.step(Float.NaN)).isNaN();
    assertThat(Maths.step(Double.NaN)).isNaN();
  }
}
