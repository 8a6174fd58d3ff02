package dev.gradwright.kernel;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Precision;
import dev.gradwright.state.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The factors of dropout. */
final class DropoutMaskTest {
  private static final int WIDTH = 7;
  private static final int ROWS = 3000;

  private static Reals mask(Precision precision, double rate) {
    Reals mask = Reals.of(precision, WIDTH * ROWS);
    long stream = Streams.named(3, "drop").state();
    // blocks in another order than their own
    DropoutMask.fill(mask, WIDTH, stream, rate, 64, ROWS);
    DropoutMask.fill(mask, WIDTH, stream, rate, 0, 64);
    return mask;
  }

  @ParameterizedTest
  @EnumSource
  void factorsAreTheNumbersOfTheStreamInOrder(Precision precision) {
    Reals mask = mask(precision, 0.3);
    Generator stream = Streams.named(3, "drop");
    double kept = precision == Precision.FLOAT ? (float) (1 / 0.7) : 1 / 0.7;
    for (int i = 0; i < mask.length(); i++) {
      assertThat(mask.get(i)).isEqualTo(stream.nextDouble() < 0.3 ? 0 : kept);
    }
  }

  @ParameterizedTest
  @EnumSource
  void factorsAreZeroAtTheRateAndOneInTheMean(Precision precision) {
    Reals mask = mask(precision, 0.3);
    double sum = 0;
    int zeros = 0;
    for (int i = 0; i < mask.length(); i++) {
      sum += mask.get(i);
      zeros += mask.get(i) == 0 ? 1 : 0;
    }
    // four standard deviations of 21,000 draws
    assertThat((double) zeros / mask.length()).isWithin(0.0127).of(0.3);
    assertThat(sum / mask.length()).isWithin(0.0181).of(1);
  }

  @ParameterizedTest
  @EnumSource
  void rateZeroKeepsEverything(Precision precision) {
    Reals mask = mask(precision, 0);
    for (int i = 0; i < mask.length(); i++) {
      assertThat(mask.get(i)).isEqualTo(1.0);
    }
  }
}
