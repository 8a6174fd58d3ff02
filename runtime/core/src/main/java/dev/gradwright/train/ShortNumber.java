package dev.gradwright.train;

import java.util.Locale;

/**
 * Writes a number with a few significant digits, as the formats {@code %.3g} and {@code %.4g} do,
 * and many times faster where that is without an exponent: a line of progress is written some
 * twenty times a second, too seldom for the JVM to compile what writes it.
 */
final class ShortNumber {
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };
  private static final double LEAST = 1e-4;

  private ShortNumber() {}

  /** Appends so many significant digits, at least 1 and at most 4. */
  static void append(StringBuilder text, double number, int digits) {
    double size = Math.abs(number);
    if (!(size >= LEAST && Math.round(size) < POWERS[digits])) {
      text.append(String.format(Locale.ROOT, "%." + digits + "g", number));
      return;
    }
    int decimals = digits - 1;
    for (double top = 10; size >= top; top *= 10) {
      decimals--;
    }
    for (double low = 1; size < low; low /= 10) {
      decimals++;
    }
    if (number < 0) {
      text.append('-');
    }
    long scaled = Math.round(size * POWERS[decimals]);
    if (scaled == POWERS[digits]) {
      // Rounded up to the next power of ten: a digit more before the point.
      decimals--;
      scaled /= 10;
    }
    appendFixed(text, scaled, decimals);
  }

  /** Appends a number of at least 0 with one decimal. */
  static void appendTenths(StringBuilder text, double number) {
    appendFixed(text, Math.round(10 * number), 1);
  }

  private static void appendFixed(StringBuilder text, long scaled, int decimals) {
    if (decimals <= 0) {
      text.append(scaled);
      return;
    }
    text.append(scaled / POWERS[decimals]).append('.');
    long rest = scaled % POWERS[decimals];
    for (int d = decimals - 1; d > 0 && rest < POWERS[d]; d--) {
      text.append('0');
    }
    text.append(rest);
  }
}
