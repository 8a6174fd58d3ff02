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
  private static final Set<String> MISSING_TEXT = Set.of("", "na", "n/a", "nan", "null", "?");
  private static final Set<String> INFINITE = Set.of("inf", "infinity");

  /** Powers of ten that are exact in {@code double}. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Below this a {@code long} is exact in {@code double}. */
  private static final long EXACT = 1L << 53;

  private final char mark;
  private long underflows;

  /**
   * @param mark the decimal mark, a point or a comma
   */
  Decimal(char mark) {
    this.mark = mark;
  }

  /** Returns how many numbers were read as 0 that are not, being too small for {@code double}. */
  long underflows() {
    return underflows;
  }

  /**
   * Returns the number in {@code text[from] ... text[to - 1]}, or NaN if there is none. One too
   * small for {@code double} is 0.
   */
  double parse(char[] text, int from, int to) {
    int i = from;
    int end = to;
    while (i < end && text[i] == ' ') {
      i++;
    }
    while (end > i && text[end - 1] == ' ') {
      end--;
    }
    boolean negative = i < end && text[i] == '-';
    if (negative) {
      i++;
    }
    long digits = 0;
    int first = i;
    int scale = 0;
    int marks = 0;
    while (i < end) {
      char c = text[i];
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        scale += marks;
      } else if (c == mark && marks == 0) {
        marks = 1;
      } else {
        break;
      }
      i++;
    }
    int count = i - first - marks;
    // At most 18 digits fit into a long. A quotient of two exact numbers is rounded once, so it is
    // the double nearest to the decimal number, as it must be.
    if (i < end || count == 0 || count > 18 || digits >= EXACT || scale >= TENS.length) {
      return parseSlowly(new String(text, from, to - from));
    }
    double value = scale == 0 ? digits : digits / TENS[scale];
    return negative ? -value : value;
  }

  /**
   * Returns the number.
   *
   * @throws DataException if the text is not a number, or one too large for {@code double}; the
   *     message says what is wrong with it, to be put after the name of the place
   */
  double parse(String text) {
    double value = parse(text.toCharArray(), 0, text.length());
    if (Double.isNaN(value)) {
      throw new DataException(complaint(text));
    }
    return value;
  }

  private double parseSlowly(String text) {
    String number = text.strip();
    if (!wellFormed(number)) {
      return Double.NaN;
    }
    double value = Double.parseDouble(mark == '.' ? number : number.replace(mark, '.'));
    if (value == 0 && hasDigits(number)) {
      underflows++;
    }
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /** Returns whether there is a digit other than 0 before the exponent. */
  private static boolean hasDigits(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '1' && c <= '9') {
        return true;
      }
      if (c == 'e' || c == 'E') {
        return false;
      }
    }
    return false;
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

  /**
   * Returns whether a cell of a numeric column stands for no number, or for none that is finite.
   */
  static boolean missing(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return MISSING.contains(lower) || infinite(lower);
  }

  /** Returns whether a cell of a column of texts stands for none. */
  static boolean missingText(String text) {
    return MISSING_TEXT.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean infinite(String lower) {
    String unsigned = lower.substring(afterSign(lower, 0));
    return INFINITE.contains(unsigned) || unsigned.equals("nan");
  }

  /** Returns what is wrong with a text that is not a number. */
  String complaint(String text) {
    String number = text.strip();
    String lower = number.toLowerCase(Locale.ROOT);
    if (MISSING.contains(lower)) {
      return "the value is missing: " + Excerpt.of(text);
    }
    if (infinite(lower)) {
      return Excerpt.of(text) + " is not a finite number";
    }
    if (wellFormed(number)) {
      return Excerpt.of(text) + " is too large for a double, whose limit is 1.8e308";
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
