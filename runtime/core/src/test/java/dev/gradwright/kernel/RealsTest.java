package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealsTest {
  @ParameterizedTest
  @EnumSource
  void newArraysAreZero(Precision precision) {
    Reals reals = Reals.of(precision, 3);
    assertThat(reals.precision()).isEqualTo(precision);
    assertThat(reals.length()).isEqualTo(3);
    assertThat(reals.get(2)).isEqualTo(0.0);
  }

  @Test
  void wrapIsAView() {
    float[] floats = {1, 2};
    double[] doubles = {1, 2};
    assertThat(Reals.wrap(floats).floats()).isSameInstanceAs(floats);
    assertThat(Reals.wrap(doubles).doubles()).isSameInstanceAs(doubles);
  }

  @Test
  void arrayOfTheOtherPrecisionIsRefused() {
    assertThrows(IllegalStateException.class, Reals.of(Precision.FLOAT, 1)::doubles);
    assertThrows(IllegalStateException.class, Reals.of(Precision.DOUBLE, 1)::floats);
  }

  @Test
  void settingRoundsToThePrecision() {
    Reals floats = Reals.of(Precision.FLOAT, 1);
    Reals doubles = Reals.of(Precision.DOUBLE, 1);
    floats.set(0, 0.1);
    doubles.set(0, 0.1);
    assertThat(floats.get(0)).isEqualTo((double) 0.1f);
    assertThat(doubles.get(0)).isEqualTo(0.1);
  }

  @ParameterizedTest
  @EnumSource
  void copySharesNothing(Precision precision) {
    Reals reals = Reals.of(precision, 2);
    reals.fill(3);
    Reals copy = reals.copy();
    reals.fill(4);
    assertThat(copy.get(1)).isEqualTo(3.0);
    copy.copyFrom(reals);
    assertThat(copy.get(1)).isEqualTo(4.0);
  }

  @Test
  void addRoundsInItsOwnPrecision() {
    Reals floats = Reals.wrap(new float[] {0x1p24f, 1});
    floats.add(Reals.wrap(new float[] {1, 2}));
    assertThat(floats.floats()).usingExactEquality().containsExactly(0x1p24f, 3f).inOrder();
    Reals doubles = Reals.wrap(new double[] {0x1p24});
    doubles.add(Reals.wrap(new double[] {1}));
    assertThat(doubles.get(0)).isEqualTo(0x1p24 + 1);
  }

  @ParameterizedTest
  @EnumSource
  void otherFormIsRefused(Precision precision) {
    Reals reals = Reals.of(precision, 2);
    for (Precision other : Precision.values()) {
      assertThrows(IllegalArgumentException.class, () -> reals.add(Reals.of(other, 3)));
    }
    Precision other = precision == Precision.FLOAT ? Precision.DOUBLE : Precision.FLOAT;
    assertThrows(IllegalArgumentException.class, () -> reals.copyFrom(Reals.of(other, 2)));
  }

  @ParameterizedTest
  @EnumSource
  void firstNonFiniteLooksOnlyAtItsRange(Precision precision) {
    Reals reals = Reals.of(precision, 5);
    reals.set(1, Double.NaN);
    reals.set(3, Double.NEGATIVE_INFINITY);
    assertThat(reals.firstNonFinite(0, 5)).isEqualTo(1);
    assertThat(reals.firstNonFinite(2, 5)).isEqualTo(3);
    assertThat(reals.firstNonFinite(2, 3)).isEqualTo(-1);
    assertThat(reals.firstNonFinite(2, 2)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void firstNonFiniteFindsEveryPlaceInEveryRange(Precision precision) {
    boolean single = precision == Precision.FLOAT;
    double largest = single ? Float.MAX_VALUE : Double.MAX_VALUE;
    double smallest = single ? Float.MIN_VALUE : Double.MIN_VALUE;
    double[] finite = {largest, -largest, smallest, -smallest, 0, -0.0, 1};
    double[] others = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Reals reals = Reals.of(precision, 40);
    for (int i = 0; i < 40; i++) {
      reals.set(i, finite[i % finite.length]);
    }
    for (int from = 0; from < 10; from++) {
      for (int to = from; to <= 40; to++) {
        assertThat(reals.firstNonFinite(from, to)).isEqualTo(-1);
        for (int place = 0; place < 40; place++) {
          double before = reals.get(place);
          reals.set(place, others[place % others.length]);
          int expected = place >= from && place < to ? place : -1;
          assertThat(reals.firstNonFinite(from, to)).isEqualTo(expected);
          reals.set(place, before);
        }
      }
    }
  }

  @Test
  void longConstantsAreReadFromTexts() {
    assertThat(Reals.parseDoubles("0.1 -2.0", "1.0E-300"))
        .usingExactEquality()
        .containsExactly(0.1, -2.0, 1e-300)
        .inOrder();
    assertThat(Reals.parseFloats("0.1 -2.0", "1.0E-300"))
        .usingExactEquality()
        .containsExactly(0.1f, -2f, 0f)
        .inOrder();
  }
}
