package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.kernel.Generator;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  private final Decimal point = new Decimal('.');
  private final Decimal comma = new Decimal(',');

  private String complaint(Decimal decimal, String text) {
    return String.valueOf(
        assertThrows(DataException.class, () -> decimal.parse(text)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "+7", "3.14", ".5", "5.", "1e3", "1E-3", "-2.5e+10", " 4.5 ", "0.1"})
  void decimalNumbersAreRead(String text) {
    assertThat(point.parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "n/a", "null", "?", "NaN", "None", "-"})
  @DisplayName("F14: a missing cell is called missing")
  void missingCells(String text) {
    assertThat(complaint(point, text)).startsWith("the value is missing: '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inf", "-Infinity", "+inf", "-NaN"})
  @DisplayName("F15: infinities in words are refused")
  void infinitiesInWords(String text) {
    assertThat(complaint(point, text)).isEqualTo("'" + text + "' is not a finite number");
  }

  @Test
  @DisplayName("F16: a number too large for double is refused, not infinite")
  void overflow() {
    assertThat(complaint(point, "-1e400")).contains("'-1e400' is too large for a double");
    assertThat(point.parse("1e39")).isEqualTo(1e39);
  }

  @Test
  @DisplayName("F17: a number too small for double is 0")
  void underflow() {
    assertThat(point.parse("1e-400")).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "ar", "hi", "th"})
  @DisplayName("F18: the default locale changes nothing")
  void localeChangesNothing(String language) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertThat(point.parse("3.14")).isEqualTo(3.14);
      assertThat(comma.parse("3,14")).isEqualTo(3.14);
      assertThat(complaint(point, "3,14")).contains("call decimalComma()");
      assertThat(complaint(comma, "3.14")).contains("decimalComma() was called");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,000",
        "1.000,5",
        "1 000",
        "$5",
        "5%",
        "0x10",
        "0x1p3",
        "1d",
        "1f",
        "1D",
        "1e",
        "e5",
        ".",
        "--1",
        "1-",
        "1.2.3",
        "\uFF11\uFF12",
        "\u0661",
        "1_000",
        "\u22121"
      })
  @DisplayName("F19: only plain decimal numbers are numbers")
  void otherNotations(String text) {
    assertThat(complaint(point, text)).contains("is not a number");
  }

  @Test
  @DisplayName("F20: a text is shortened to 40 characters, control characters escaped")
  void excerptIsShortAndVisible() {
    assertThat(complaint(point, "x\u0000\ty\u202E")).contains("'x\\u0000\\u0009y\\u202e'");
    assertThat(complaint(point, "a".repeat(41))).contains("'" + "a".repeat(40) + "...'");
    assertThat(complaint(point, "a".repeat(40))).contains("'" + "a".repeat(40) + "'");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyNumberIsTheDoubleNearestToItsText(long seed) {
    Generator random = new Generator(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(2) == 0 ? "-" : "");
      int digits = 1 + random.nextInt(20);
      int mark = random.nextInt(25);
      for (int k = 0; k < digits; k++) {
        text.append(k == mark ? "." : "").append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextInt(4) == 0) {
        text.append('e').append(random.nextInt(60) - 30);
      }
      assertWithMessage("seed %s, number %s: %s", seed, i, text)
          .that(Double.doubleToLongBits(point.parse(text.toString())))
          .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text.toString())));
    }
  }
}
