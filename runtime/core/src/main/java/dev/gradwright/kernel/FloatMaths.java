package dev.gradwright.kernel;

/**
 * The functions of {@link Maths} in single precision, from {@code + - * /}, {@code fma} and moves
 * of bits alone, so that they are fast and have the same bits everywhere.
 *
 * <p>Each polynomial is a minimax fit of the relative error of its function on its interval
 * (Lawson's weighted least squares), its coefficients rounded to {@code float}. The bounds in units
 * in the last place are held by a test over all exponents.
 */
final class FloatMaths {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.6931472f; // rounded to float
  private static final float LN2_LOW = -1.9046542e-9f; // what the rounding left
  private static final float ROUND = 12582912f; // 1.5 * 2^23: adding it rounds to a whole number

  private FloatMaths() {}

  /** e^x = 2^k e^r with |r| at most (ln 2)/2; within 1 unit in the last place. */
  static float exp(float x) {
    // beyond these the result is infinite or 0 all the same, and k stays small; NaN stays NaN
    float c = Math.max(Math.min(x, 89.5f), -104.5f);
    float k = Math.fma(c, LOG2_E, ROUND) - ROUND;
    float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, c));
    return scale(1 + expm1OfRest(r), (int) k);
  }

  /** e^r - 1 = r + r^2 q(r) for |r| at most (ln 2)/2. */
  private static float expm1OfRest(float r) {
    float q = 0.001381432f;
    q = Math.fma(q, r, 0.008368851f);
    q = Math.fma(q, r, 0.0416684f);
    q = Math.fma(q, r, 0.1666652f);
    q = Math.fma(q, r, 0.49999994f);
    return Math.fma(q, r * r, r);
  }

  /** y 2^k in two steps, so that a subnormal result is rounded once. */
  private static float scale(float y, int k) {
    int half = k >> 1;
    return y * power(half) * power(k - half);
  }

  /** 2^k for -126 to 127. */
  private static float power(int k) {
    return Float.intBitsToFloat((k + 127) << 23);
  }

  /** Within 2 units in the last place. */
  static float expm1(float x) {
    if (!(x < 20)) {
      return exp(x); // 1 is lost in it; NaN stays NaN
    }
    float c = Math.max(x, -20f); // e^-20 is lost in 1
    float k = Math.fma(c, LOG2_E, ROUND) - ROUND;
    float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, c));
    float power = power((int) k);
    float y = Math.fma(power, expm1OfRest(r), power - 1);
    return x == 0 ? x : y; // keeps the sign of zero
  }

  /** log x = e ln 2 + log m with m between 2/3 and 4/3; within 1 unit in the last place. */
  static float log(float x) {
    if (!(x > 0)) {
      return x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
    }
    if (x == Float.POSITIVE_INFINITY) {
      return x;
    }
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * 8388608f : x); // 2^23
    int shift = (bits - 0x3f2aaaab) >> 23; // 2/3
    float f = Float.intBitsToFloat(bits - (shift << 23)) - 1;
    float e = subnormal ? shift - 23 : shift;
    float p = -0.12891679f;
    p = Math.fma(p, f, 0.1398444f);
    p = Math.fma(p, f, -0.12184262f);
    p = Math.fma(p, f, 0.14005868f);
    p = Math.fma(p, f, -0.16680488f);
    p = Math.fma(p, f, 0.20010406f);
    p = Math.fma(p, f, -0.24999797f);
    p = Math.fma(p, f, 0.33333215f);
    float y = Math.fma(Math.fma(p, f, -0.5f), f * f, f); // f - f^2/2 + f^3 p(f)
    return Math.fma(e, LN2_HIGH, Math.fma(e, LN2_LOW, y));
  }

  /**
   * log(1+x) from log(u), u = 1+x rounded, corrected for what the rounding lost (Kahan); within 3
   * units in the last place.
   */
  static float log1p(float x) {
    float u = 1 + x;
    if (u == 1 || u == Float.POSITIVE_INFINITY || !(x > -1)) {
      return u == 1 ? x : log(u);
    }
    return log(u) * (x / (u - 1));
  }

  /** Within 2 units in the last place. */
  static float tanh(float x) {
    float u = x * x;
    float p = -0.005714686f;
    p = Math.fma(p, u, 0.020648573f);
    p = Math.fma(p, u, -0.05374291f);
    p = Math.fma(p, u, 0.13331485f);
    p = Math.fma(p, u, -0.33333284f);
    float a = Math.abs(x);
    float y = a < 0.625f ? Math.fma(a * u, p, a) : 1 - 2 / (exp(a + a) + 1);
    return Math.copySign(y, x);
  }

  /** Within 3 units in the last place, in both tails. */
  static float sigmoid(float x) {
    float t = exp(-Math.abs(x));
    return (x >= 0 ? 1 : t) / (1 + t);
  }

  /** max(x, 0) + log(1 + e^-|x|); within 3 units in the last place. */
  static float softplus(float x) {
    return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
  }

  /** Within 3 units in the last place. */
  static float erf(float x) {
    float u = x * x;
    float p = 7.853861e-5f;
    p = Math.fma(p, u, -8.0101937e-4f);
    p = Math.fma(p, u, 0.0051883277f);
    p = Math.fma(p, u, -0.026853813f);
    p = Math.fma(p, u, 0.112835854f);
    p = Math.fma(p, u, -0.37612626f);
    p = Math.fma(p, u, 1.1283791f);
    float a = Math.abs(x);
    if (a < 1) {
      return x * p;
    }
    float c = Math.min(a, 4f); // 1 - erf(4) is 1.5e-8, less than half a unit in the last place
    float q = 2.169759e-5f; // -log(1 - erf(c))
    q = Math.fma(q, c, -4.4147234e-4f);
    q = Math.fma(q, c, 0.004205283f);
    q = Math.fma(q, c, -0.025210334f);
    q = Math.fma(q, c, 0.10842209f);
    q = Math.fma(q, c, 0.6332164f);
    q = Math.fma(q, c, 1.1295803f);
    q = Math.fma(q, c, -1.8846658e-4f);
    return Math.copySign(1 - exp(-q), x);
  }
}
