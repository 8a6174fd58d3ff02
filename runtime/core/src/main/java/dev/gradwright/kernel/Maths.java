package dev.gradwright.kernel;

/**
 * Functions of one number with the same bits on every JDK, interpreted or compiled.
 *
 * <p>{@code Math.exp} and its like may differ from one JDK or processor to the next. The {@code
 * double} versions build on {@link StrictMath}, which may not; the {@code float} versions are
 * polynomials of plain arithmetic, exp and log within 1 unit in the last place, all others within
 * 3. NaN gives NaN.
 */
public final class Maths {
  private Maths() {}

  /** Returns {@code e^x}. */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /** Returns {@code e^x}. */
  public static float exp(float x) {
    return FloatMaths.exp(x);
  }

  /** Returns {@code e^x - 1}, exact near 0 as well. */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /** Returns {@code e^x - 1}, exact near 0 as well. */
  public static float expm1(float x) {
    return FloatMaths.expm1(x);
  }

  /** Returns the natural logarithm; NaN below 0, negative infinity at 0. */
  public static double log(double x) {
    return StrictMath.log(x);
  }

  /** Returns the natural logarithm; NaN below 0, negative infinity at 0. */
  public static float log(float x) {
    return FloatMaths.log(x);
  }

  /** Returns {@code log(1 + x)}, exact near 0 as well. */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /** Returns {@code log(1 + x)}, exact near 0 as well. */
  public static float log1p(float x) {
    return FloatMaths.log1p(x);
  }

  /** Returns the hyperbolic tangent. */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /** Returns the hyperbolic tangent. */
  public static float tanh(float x) {
    return FloatMaths.tanh(x);
  }

  /** Returns {@code 1 / (1 + e^-x)}; its relative accuracy holds in both tails. */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }

  /** Returns {@code 1 / (1 + e^-x)}; its relative accuracy holds in both tails. */
  public static float sigmoid(float x) {
    return FloatMaths.sigmoid(x);
  }

  /** Returns {@code log(1 + e^x)} as {@code max(x, 0) + log1p(e^-|x|)}, which does not overflow. */
  public static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Returns {@code log(1 + e^x)}, without overflow. */
  public static float softplus(float x) {
    return FloatMaths.softplus(x);
  }

  /**
   * Returns the error function {@code 2 / sqrt(pi)} times the integral of {@code e^(-t^2)} up to x.
   */
  public static double erf(double x) {
    return Erf.erf(x);
  }

  /**
   * Returns the error function {@code 2 / sqrt(pi)} times the integral of {@code e^(-t^2)} up to x.
   */
  public static float erf(float x) {
    return FloatMaths.erf(x);
  }

  /** Returns the square root, rounded once; NaN below 0. */
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  /** Returns the square root, rounded once; NaN below 0. */
  public static float sqrt(float x) {
    // rounding to double first changes nothing: its 53 bits are more than 2 * 24 + 1
    return (float) Math.sqrt(x);
  }

  /**
   * Returns 1 if {@code x} is positive, 0 if it is 0; {@code x} must not be negative.
   *
   * <p>Without a branch, so that loops become vector instructions: the smallest positive number
   * times the largest powers of two is above 1.
   */
  public static double step(double x) {
    return Math.min(x * 0x1p1023 * 0x1p1023, 1);
  }

  /** Returns 1 if {@code x} is positive, 0 if it is 0; {@code x} must not be negative. */
  public static float step(float x) {
    return Math.min(x * 0x1p127f * 0x1p127f, 1);
  }
}
