package dev.gradwright.kernel;

import static java.lang.Math.abs;
import static java.lang.Math.copySign;
import static java.lang.Math.fma;

/**
 * The functions of {@link Maths} in single precision, from {@code + - * /}, {@code fma},
 * comparisons and moves of bits alone, so that they are fast and have the same bits everywhere.
 *
 * <p>Each polynomial is a minimax fit of the relative error of its function on its interval
 * (Lawson's weighted least squares), its coefficients rounded to {@code float}. The bounds in units
 * in the last place are held by a test over all exponents.
 *
 * <p>The text is printed from the programs that the processor also prints for the lanes of vectors;
 * a test there holds the two together. Change the programs, not this file.
 */
final class FloatMaths {
  private FloatMaths() {}

  /** e^x = 2^k e^r with |r| at most (ln 2)/2; within 1 unit in the last place. */
  static float exp(float x) {
    float below = x > 89.5f ? 89.5f : x;
    float c = below < -104.5f ? -104.5f : below;
    float k = fma(c, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, c);
    float r = fma(k, 1.9046542E-9f, high);
    float q = 0.001381432f;
    q = fma(q, r, 0.008368851f);
    q = fma(q, r, 0.0416684f);
    q = fma(q, r, 0.1666652f);
    q = fma(q, r, 0.49999994f);
    float m = fma(q, r * r, r);
    float half = fma(k, 0.5f, 1.2582912E7f) - 1.2582912E7f;
    return (m + 1f) * power2(half) * power2(k - half);
  }

  /** 2^k e^r - 1, as 2^k (e^r - 1) + (2^k - 1); within 2 units in the last place. */
  static float expm1(float x) {
    float below = x > 89f ? 89f : x;
    float c = below < -20f ? -20f : below;
    float k = fma(c, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, c);
    float r = fma(k, 1.9046542E-9f, high);
    float q = 0.001381432f;
    q = fma(q, r, 0.008368851f);
    q = fma(q, r, 0.0416684f);
    q = fma(q, r, 0.1666652f);
    q = fma(q, r, 0.49999994f);
    float m = fma(q, r * r, r);
    float half = power2(k - 1f);
    return abs(x) < 1.4901161E-8f ? x : fma(half, m, half - 0.5f) * 2f;
  }

  /** e ln 2 + log m with m between 2/3 and 4/3; within 1 unit in the last place. */
  static float log(float x) {
    float normal = x < 1.0E-37f ? x * 8388608f : x;
    float e = exponent(normal) - (x < 1.0E-37f ? 23f : 0f);
    float f = mantissa(normal) - 1f;
    float p = -0.12891679f;
    p = fma(p, f, 0.1398444f);
    p = fma(p, f, -0.12184262f);
    p = fma(p, f, 0.14005868f);
    p = fma(p, f, -0.16680488f);
    p = fma(p, f, 0.20010406f);
    p = fma(p, f, -0.24999797f);
    p = fma(p, f, 0.33333215f);
    float y = fma(fma(p, f, -0.5f), f * f, f);
    float low = fma(e, -1.9046542E-9f, y);
    float log = fma(e, 0.6931472f, low);
    float finite = x < Float.POSITIVE_INFINITY ? log : x;
    float limit = x == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
    return x > 0f ? finite : limit;
  }

  /**
   * log(1 + x) from log u, u = 1 + x rounded, corrected for what the rounding lost (Kahan); within
   * 3 units in the last place.
   */
  static float log1p(float x) {
    float u = x + 1f;
    float e = exponent(u);
    float f = mantissa(u) - 1f;
    float p = -0.12891679f;
    p = fma(p, f, 0.1398444f);
    p = fma(p, f, -0.12184262f);
    p = fma(p, f, 0.14005868f);
    p = fma(p, f, -0.16680488f);
    p = fma(p, f, 0.20010406f);
    p = fma(p, f, -0.24999797f);
    p = fma(p, f, 0.33333215f);
    float y = fma(fma(p, f, -0.5f), f * f, f);
    float low = fma(e, -1.9046542E-9f, y);
    float log = fma(e, 0.6931472f, low);
    float corrected = log * (x / (u - 1f));
    float near = u == 1f ? x : corrected;
    float finite = x < Float.POSITIVE_INFINITY ? near : x;
    float limit = u == 0f ? Float.NEGATIVE_INFINITY : Float.NaN;
    return u > 0f ? finite : limit;
  }

  /** A polynomial up to 0.625, 1 - 2/(e^2|x| + 1) beyond; within 2 units in the last place. */
  static float tanh(float x) {
    float a = abs(x);
    float u = x * x;
    float p = -0.005714686f;
    p = fma(p, u, 0.020648573f);
    p = fma(p, u, -0.05374291f);
    p = fma(p, u, 0.13331485f);
    p = fma(p, u, -0.33333284f);
    float twice = a + a;
    float c = twice > 20f ? 20f : twice;
    float k = fma(c, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, c);
    float r = fma(k, 1.9046542E-9f, high);
    float q = 0.001381432f;
    q = fma(q, r, 0.008368851f);
    q = fma(q, r, 0.0416684f);
    q = fma(q, r, 0.1666652f);
    q = fma(q, r, 0.49999994f);
    float m = fma(q, r * r, r);
    float e = (m + 1f) * power2(k);
    float y = select(a < 0.625f, fma(a * u, p, a), 1f - 2f / (e + 1f));
    return copySign(y, x);
  }

  /** 1/(1 + e^-|x|), times e^-|x| below 0; within 3 units in the last place, in both tails. */
  static float sigmoid(float x) {
    float n = -abs(x);
    float c = n < -104.5f ? -104.5f : n;
    float k = fma(c, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, c);
    float r = fma(k, 1.9046542E-9f, high);
    float q = 0.001381432f;
    q = fma(q, r, 0.008368851f);
    q = fma(q, r, 0.0416684f);
    q = fma(q, r, 0.1666652f);
    q = fma(q, r, 0.49999994f);
    float m = fma(q, r * r, r);
    float t = (m + 1f) * power2(k + 64f) * 5.421011E-20f;
    return select(x >= 0f, 1f, t) / (1f + t);
  }

  /** max(x, 0) + log(1 + e^-|x|); within 3 units in the last place. */
  static float softplus(float x) {
    float n = -abs(x);
    float c = n < -104.5f ? -104.5f : n;
    float k = fma(c, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, c);
    float r = fma(k, 1.9046542E-9f, high);
    float q = 0.001381432f;
    q = fma(q, r, 0.008368851f);
    q = fma(q, r, 0.0416684f);
    q = fma(q, r, 0.1666652f);
    q = fma(q, r, 0.49999994f);
    float m = fma(q, r * r, r);
    float t = (m + 1f) * power2(k + 64f) * 5.421011E-20f;
    float u = t + 1f;
    float ramp = x > 0f ? x : 0f;
    float e = exponent(u);
    float f = mantissa(u) - 1f;
    float p = -0.12891679f;
    p = fma(p, f, 0.1398444f);
    p = fma(p, f, -0.12184262f);
    p = fma(p, f, 0.14005868f);
    p = fma(p, f, -0.16680488f);
    p = fma(p, f, 0.20010406f);
    p = fma(p, f, -0.24999797f);
    p = fma(p, f, 0.33333215f);
    float y = fma(fma(p, f, -0.5f), f * f, f);
    float low = fma(e, -1.9046542E-9f, y);
    float log = fma(e, 0.6931472f, low);
    float corrected = log * (t / (u - 1f));
    float near = u == 1f ? t : corrected;
    return ramp + near;
  }

  /**
   * A polynomial up to 1, 1 - e^-q(|x|) with a polynomial q beyond; within 3 units in the last
   * place.
   */
  static float erf(float x) {
    float a = abs(x);
    float u = x * x;
    float p = 7.853861E-5f;
    p = fma(p, u, -8.0101937E-4f);
    p = fma(p, u, 0.0051883277f);
    p = fma(p, u, -0.026853813f);
    p = fma(p, u, 0.112835854f);
    p = fma(p, u, -0.37612626f);
    p = fma(p, u, 1.1283791f);
    float c = a > 4f ? 4f : a;
    float q = 2.169759E-5f;
    q = fma(q, c, -4.4147234E-4f);
    q = fma(q, c, 0.004205283f);
    q = fma(q, c, -0.025210334f);
    q = fma(q, c, 0.10842209f);
    q = fma(q, c, 0.6332164f);
    q = fma(q, c, 1.1295803f);
    q = fma(q, c, -1.8846658E-4f);
    float k = fma(-q, 1.442695f, 1.2582912E7f) - 1.2582912E7f;
    float high = fma(k, -0.6931472f, -q);
    float r = fma(k, 1.9046542E-9f, high);
    float q2 = 0.001381432f;
    q2 = fma(q2, r, 0.008368851f);
    q2 = fma(q2, r, 0.0416684f);
    q2 = fma(q2, r, 0.1666652f);
    q2 = fma(q2, r, 0.49999994f);
    float m = fma(q2, r * r, r);
    float e = (m + 1f) * power2(k);
    return select(a < 1f, x * p, copySign(1f - e, x));
  }

  /**
   * 2^k for a whole k from -126 to 127: adding 2^23 + 127 leaves k + 127 in the lowest bits, from
   * where the shift moves it into the exponent.
   */
  private static float power2(float k) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(k + 8388735f) << 23);
  }

  /** The whole e for which x 2^-e is in [2/3, 4/3), the bits of 2/3 being 0x3f2aaaab. */
  private static float exponent(float x) {
    return (Float.floatToRawIntBits(x) - 0x3f2aaaab) >> 23;
  }

  /** x 2^-e with that e. */
  private static float mantissa(float x) {
    int bits = Float.floatToRawIntBits(x);
    return Float.intBitsToFloat(bits - ((bits - 0x3f2aaaab) & 0xff800000));
  }

  /** Picks by a mask of bits: nothing to guess wrong where both are likely. */
  private static float select(boolean first, float a, float b) {
    int mask = first ? -1 : 0;
    int kept = Float.floatToRawIntBits(a) & mask;
    int other = Float.floatToRawIntBits(b) & ~mask;
    return Float.intBitsToFloat(kept | other);
  }
}
