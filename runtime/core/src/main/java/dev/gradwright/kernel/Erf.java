package dev.gradwright.kernel;

/**
 * The error function from its series and its continued fraction, within 4 units in the last place.
 */
final class Erf {
  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;
  private static final double ONE_OVER_SQRT_PI = 0.5641895835477563;

  /** Above this the complement is below 0.014, so that its error hardly reaches the result. */
  private static final double SERIES_END = 1.75;

  /** From here on the result rounds to 1. */
  private static final double ONE_FROM = 6;

  /** Terms that leave less than 2^-54 of the sum at {@link #SERIES_END}. */
  private static final int SERIES_TERMS = 32;

  /** Terms after which the fraction has settled at {@link #SERIES_END}. */
  private static final int FRACTION_TERMS = 60;

  private Erf() {}

  static double erf(double x) {
    double size = Math.abs(x);
    if (size < SERIES_END) {
      return x * TWO_OVER_SQRT_PI * (StrictMath.exp(-x * x) * series(x * x));
    }
    if (size < ONE_FROM) {
      return Math.copySign(1 - complement(size), x);
    }
    return Double.isNaN(x) ? x : Math.copySign(1, x);
  }

  /**
   * Returns {@code 1 + y/3 (1 + y/5 (1 + y/7 (...)))} with {@code y = 2 x^2}: Kummer's form of the
   * series, all of whose terms are positive. M. Abramowitz, I. Stegun, 7.1.6.
   *
   * <p>The rounding error of the square grows here as much as it does in {@code e^(-x^2)}, in the
   * other direction: in their product it is gone.
   */
  private static double series(double square) {
    double sum = 1;
    for (int n = SERIES_TERMS; n > 0; n--) {
      sum = Math.fma(2 * square / (2 * n + 1), sum, 1);
    }
    return sum;
  }

  /**
   * Returns {@code 1 - erf(x)} as {@code e^(-x^2) / sqrt(pi) * 1/(x + (1/2)/(x + 1/(x + (3/2)/(x +
   * ...))))}. M. Abramowitz, I. Stegun, 7.1.14.
   */
  private static double complement(double x) {
    double fraction = x;
    for (int n = FRACTION_TERMS; n > 0; n--) {
      fraction = x + 0.5 * n / fraction;
    }
    return ONE_OVER_SQRT_PI * StrictMath.exp(-x * x) / fraction;
  }
}
