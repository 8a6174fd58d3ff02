package dev.gradwright.processor.program.code;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers are spelled the same on every JDK. */
final class DecimalTest {
  @Test
  void numbersAreSpelledAsJavaSpellsThem() {
    assertThat(Decimal.text(0.1)).isEqualTo("0.1");
    assertThat(Decimal.text(1.0)).isEqualTo("1.0");
    assertThat(Decimal.text(-20.0)).isEqualTo("-20.0");
    assertThat(Decimal.text(0.001)).isEqualTo("0.001");
    assertThat(Decimal.text(1e-4)).isEqualTo("1.0E-4");
    assertThat(Decimal.text(1.25e-7)).isEqualTo("1.25E-7");
    assertThat(Decimal.text(9_999_999.0)).isEqualTo("9999999.0");
    assertThat(Decimal.text(1e7)).isEqualTo("1.0E7");
    assertThat(Decimal.text(-1.5e300)).isEqualTo("-1.5E300");
    assertThat(Decimal.text(Double.MIN_VALUE)).isEqualTo("5.0E-324"); // 4.9E-324 is no shorter
    assertThat(Decimal.text(Double.MAX_VALUE)).isEqualTo("1.7976931348623157E308");
    assertThat(Decimal.text(-0.0)).isEqualTo("-0.0");
    assertThat(Decimal.text(Double.NaN)).isEqualTo("NaN");
    assertThat(Decimal.text(0.1f)).isEqualTo("0.1");
    assertThat(Decimal.text(16_777_216f)).isEqualTo("1.6777216E7");
  }

  @Test
  @SuppressWarnings("FloatingPointLiteralPrecision") // the shortest spelling is what is tested
  void numbersThatOldJdksSpelledTooLongAreShort() {
    assertThat(Decimal.text(2.17e9f)).isEqualTo("2.17E9");
    assertThat(Decimal.text(2e23)).isEqualTo("2.0E23");
  }

  @Test
  void everyNumberReadsBackAndIsNoLongerThanJavasOwn() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float single = (float) random.nextGaussian() * (1 << random.nextInt(20));
      if (Double.isFinite(value)) {
        String text = Decimal.text(value);
        assertWithMessage(text).that(Double.parseDouble(text)).isEqualTo(value);
        assertThat(digits(text)).isAtMost(digits(Double.toString(value)));
      }
      String text = Decimal.text(single);
      assertWithMessage(text).that(Float.parseFloat(text)).isEqualTo(single);
      assertThat(digits(text)).isAtMost(digits(Float.toString(single)));
    }
  }

  private static int digits(String text) {
    return new BigDecimal(text).stripTrailingZeros().precision();
  }
}
