package dev.gradwright.data;

import java.util.Locale;
import java.util.Set;

/**
 * Reads a decimal number, the same in every locale.
 *
 * <p>Accepted are an optional sign, ASCII digits with at most one decimal mark, and an optional
 * exponent; blanks around are ignored. {@link Double#parseDouble} alone would also take {@code 1d},
 * {@code 0x1p3}, {@code NaN} and {@code Infinity}.
 */
final class Decimal {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "nan", "null", "none", "nil", "?", "-");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");

  private final char mark;

  /**
   * @param mark the decimal mark, a point or a comma
   */
  Decimal(char mark) {
    this.mark = mark;
  }

  /**
   * Returns the number. One too small for {@code double} is 0.
   *
   * @throws DataException if the text is not a number, or one too large for {@code double}; the
   *     message says what is wrong with it, to be put after the name of the place
   */
  double parse(String text) {
    String number = text.strip();
    if (!wellFormed(number)) {
      throw new DataException(complaint(text, number));
    }
    double value = Double.parseDouble(mark == '.' ? number : number.replace(mark, '.'));
    if (Double.isInfinite(value)) {
      throw new DataException(
          Excerpt.of(text) + " is too large for a double, whose limit is 1.8e308");
    }
    return value;
  }

  private boolean wellFormed(String number) {
    int i = afterSign(number, 0);
    int whole = afterDigits(number, i);
    int digits = whole - i;
    i = whole;
    if (i < number.length() && number.charAt(i) == mark) {
      int fraction = afterDigits(number, i + 1);
      digits += fraction - (i + 1);
      i = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (i < number.length() && (number.charAt(i) == 'e' || number.charAt(i) == 'E')) {
      int exponent = afterSign(number, i + 1);
      i = afterDigits(number, exponent);
      if (i == exponent) {
        return false;
      }
    }
    return i == number.length();
  }

  private static int afterSign(String text, int from) {
    boolean sign = from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+');
    return sign ? from + 1 : from;
  }

  private static int afterDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private String complaint(String text, String number) {
    String lower = number.toLowerCase(Locale.ROOT);
    if (MISSING.contains(lower)) {
      return "the value is missing: " + Excerpt.of(text);
    }
    String unsigned = lower.substring(afterSign(lower, 0));
    if (MISSING.contains(unsigned) || INFINITE.contains(unsigned)) {
      return Excerpt.of(text) + " is not a finite number";
    }
    char other = mark == '.' ? ',' : '.';
    if (number.indexOf(mark) < 0 && new Decimal(other).wellFormed(number)) {
      return Excerpt.of(text)
          + " is not a number"
          + (other == ','
              ? "; if the file has decimal commas, call decimalComma()"
              : ", since decimalComma() was called");
    }
    return Excerpt.of(text) + " is not a number";
  }
}
