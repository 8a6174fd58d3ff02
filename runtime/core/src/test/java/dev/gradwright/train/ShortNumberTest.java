package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of the progress line. */
final class ShortNumberTest {
  @Test
  void numbersAreThoseOfTheFormat() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double number = Math.pow(10, random.nextDouble() * 12 - 6) * (random.nextBoolean() ? 1 : -1);
      for (int digits = 1; digits <= 4; digits++) {
        assertWithMessage("seed %s, case %s", seed, i)
            .that(text(number, digits))
            .isEqualTo(String.format(Locale.ROOT, "%." + digits + "g", number));
      }
    }
  }

  @Test
  void specialNumbersAreThoseOfTheFormat() {
    double[] numbers = {
      0,
      -0.0,
      1,
      0.1,
      0.01,
      0.001,
      1e-4,
      9.9995e-5,
      0.99995,
      9.9999,
      99.995,
      999.96,
      9999.4,
      9999.6,
      1e4,
      12345,
      1e300,
      Double.MIN_VALUE,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      -2.5
    };
    for (double number : numbers) {
      for (int digits = 1; digits <= 4; digits++) {
        assertThat(text(number, digits))
            .isEqualTo(String.format(Locale.ROOT, "%." + digits + "g", number));
      }
    }
  }

  @Test
  void tenthsKeepTheirZero() {
    StringBuilder text = new StringBuilder();
    ShortNumber.appendTenths(text, 0);
    text.append(' ');
    ShortNumber.appendTenths(text, 999.96);
    text.append(' ');
    ShortNumber.appendTenths(text, 12.04);
    assertThat(text.toString()).isEqualTo("0.0 1000.0 12.0");
  }

  private static String text(double number, int digits) {
    StringBuilder text = new StringBuilder();
    ShortNumber.append(text, number, digits);
    return text.toString();
  }
}
