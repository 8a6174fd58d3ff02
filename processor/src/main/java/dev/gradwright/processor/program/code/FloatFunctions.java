package dev.gradwright.processor.program.code;

import static dev.gradwright.processor.program.code.Expr.apply;
import static dev.gradwright.processor.program.code.Expr.constant;
import static dev.gradwright.processor.program.code.Expr.fma;
import static dev.gradwright.processor.program.code.Expr.select;
import static dev.gradwright.processor.program.code.Expr.where;

import java.util.List;

/**
 * The functions of one number in single precision, as branch-free programs of {@code + - * /},
 * {@code fma}, comparisons and moves of bits. Every text of them is printed from here, scalar or
 * for the lanes of a vector, so that all give the same bits.
 *
 * <p>Each polynomial is a minimax fit of the relative error of its function on its interval
 * (Lawson's weighted least squares), its coefficients rounded to {@code float}.
 */
public final class FloatFunctions {
  private static final String PARAMETER = "x";
  private static final Expr X = FloatCode.local(PARAMETER);
  private static final Expr LOG2_E = constant(1.442695f);
  private static final Expr LN2_HIGH = constant(0.6931472f); // rounded to float
  private static final Expr LN2_LOW = constant(-1.9046542e-9f); // what the rounding left
  private static final Expr MINUS_LN2_HIGH = constant(-0.6931472f);
  private static final Expr MINUS_LN2_LOW = constant(1.9046542e-9f);
  private static final Expr ROUND = constant(12582912f); // 1.5 * 2^23: adding it rounds to a whole
  private static final Expr SMALL = constant(1e-37f); // above all subnormal numbers
  private static final Expr INFINITY = constant(Float.POSITIVE_INFINITY);

  private FloatFunctions() {}

  /**
   * The program of one function.
   *
   * @param parameter the name of the parameter
   * @param statements declarations of and assignments to {@code float} variables, in order
   * @param result the value, from the parameter and those variables
   */
  public record Body(String parameter, List<Statement> statements, Expr result) {
    /** Copies the statements. */
    public Body {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Returns the program of a function.
   *
   * @throws IllegalArgumentException if the function needs no program, such as ADD
   */
  public static Body of(Function function) {
    FloatCode code = new FloatCode(PARAMETER);
    Expr result =
        switch (function) {
          case EXP -> exp(code);
          case EXPM1 -> expm1(code);
          case LOG -> log(code);
          case LOG1P -> log1p(code);
          case TANH -> tanh(code);
          case SIGMOID -> sigmoid(code);
          case SOFTPLUS -> softplus(code);
          case ERF -> erf(code);
          default -> throw new IllegalArgumentException(function + " has no program");
        };
    return new Body(PARAMETER, code.statements(), result);
  }

  /** e^c = 2^k (1 + m): the whole k, and m = e^r - 1 of the rest r, at most (ln 2)/2. */
  private record Split(Expr k, Expr m) {}

  private static Split split(FloatCode code, Expr c) {
    Expr k = code.let("k", fma(c, LOG2_E, ROUND).minus(ROUND));
    Expr high = code.let("high", fma(k, MINUS_LN2_HIGH, c));
    Expr r = code.let("r", fma(k, MINUS_LN2_LOW, high));
    Expr q =
        code.polynomial("q", r, 0.001381432f, 0.008368851f, 0.0416684f, 0.1666652f, 0.49999994f);
    return new Split(k, code.let("m", fma(q, r.times(r), r)));
  }

  private static Expr exp(FloatCode code) {
    // beyond these the result is infinite or 0 all the same, and k stays small
    Expr below = code.let("below", atMost(X, 89.5f));
    Expr c = code.let("c", atLeast(below, -104.5f));
    Split s = split(code, c);
    // two powers, so that each is a normal number and a subnormal result is rounded once
    Expr half = code.let("half", fma(s.k(), constant(0.5f), ROUND).minus(ROUND));
    return s.m().plus(1).times(power2(half)).times(power2(s.k().minus(half)));
  }

  /** e^-|x|, of which nothing can overflow. */
  private static Expr expOfMinusAbs(FloatCode code) {
    Expr minusAbs = code.let("n", abs(X).negated());
    Expr c = code.let("c", atLeast(minusAbs, -104.5f));
    Split s = split(code, c);
    float down = 0x1p-64f;
    return code.let("t", s.m().plus(1).times(power2(s.k().plus(64))).times(constant(down)));
  }

  private static Expr expm1(FloatCode code) {
    Expr below = code.let("below", atMost(X, 89f));
    Expr c = code.let("c", atLeast(below, -20f)); // e^-20 is lost in 1
    Split s = split(code, c);
    // half the power, which stays finite where the result does
    Expr half = code.let("half", power2(s.k().minus(1)));
    Expr y = fma(half, s.m(), half.minus(0.5)).times(2);
    // near 0 it is x itself: keeps subnormal numbers and the sign of zero
    return where(abs(X), Comparison.LESS, constant(0x1p-26f), X, y);
  }

  /** log of a normal positive number: e ln 2 + log m with m in [2/3, 4/3). */
  private static Expr logOfNormal(FloatCode code, Expr x, Expr e) {
    Expr f = code.let("f", apply(Function.MANTISSA, x).minus(1));
    Expr p =
        code.polynomial(
            "p",
            f,
            -0.12891679f,
            0.1398444f,
            -0.12184262f,
            0.14005868f,
            -0.16680488f,
            0.20010406f,
            -0.24999797f,
            0.33333215f);
    Expr y = code.let("y", fma(fma(p, f, constant(-0.5f)), f.times(f), f));
    Expr low = code.let("low", fma(e, LN2_LOW, y));
    return code.let("log", fma(e, LN2_HIGH, low));
  }

  /** The value y for x > 0, where x has a logarithm; its limits elsewhere, NaN below 0. */
  private static Expr inDomain(FloatCode code, Expr x, Expr y) {
    Expr atZero = constant(Float.NEGATIVE_INFINITY);
    Expr none = constant(Float.NaN);
    Expr limit = code.let("limit", where(x, Comparison.EQUAL, constant(0), atZero, none));
    return where(x, Comparison.GREATER, constant(0), y, limit);
  }

  private static Expr log(FloatCode code) {
    Expr up = X.times(constant(0x1p23f));
    Expr normal = code.let("normal", where(X, Comparison.LESS, SMALL, up, X));
    Expr raised = where(X, Comparison.LESS, SMALL, constant(23), constant(0));
    Expr e = code.let("e", apply(Function.EXPONENT, normal).minus(raised));
    Expr log = logOfNormal(code, normal, e);
    Expr finite = code.let("finite", where(X, Comparison.LESS, INFINITY, log, X));
    return inDomain(code, X, finite);
  }

  /** log(1 + x) from log u, u = 1 + x rounded, corrected for what the rounding lost (Kahan). */
  private static Expr log1p(FloatCode code) {
    Expr u = code.let("u", X.plus(1));
    Expr near = log1p(code, X, u);
    Expr finite = code.let("finite", where(X, Comparison.LESS, INFINITY, near, X));
    return inDomain(code, u, finite);
  }

  private static Expr log1p(FloatCode code, Expr x, Expr u) {
    Expr e = code.let("e", apply(Function.EXPONENT, u));
    Expr log = logOfNormal(code, u, e);
    Expr corrected = code.let("corrected", log.times(x.over(u.minus(1))));
    return code.let("near", where(u, Comparison.EQUAL, constant(1), x, corrected));
  }

  private static Expr tanh(FloatCode code) {
    Expr a = code.let("a", abs(X));
    Expr u = code.let("u", X.times(X));
    Expr p =
        code.polynomial(
            "p", u, -0.005714686f, 0.020648573f, -0.05374291f, 0.13331485f, -0.33333284f);
    Expr twice = code.let("twice", a.plus(a));
    Expr c = code.let("c", atMost(twice, 20f)); // from there on the result is 1
    Split s = split(code, c);
    Expr e = code.let("e", s.m().plus(1).times(power2(s.k())));
    Expr near = fma(a.times(u), p, a);
    Expr far = constant(1).minus(constant(2).over(e.plus(1)));
    Expr y = code.let("y", select(a, Comparison.LESS, constant(0.625f), near, far));
    return apply(Function.COPY_SIGN, y, X);
  }

  private static Expr sigmoid(FloatCode code) {
    Expr t = expOfMinusAbs(code);
    return select(X, Comparison.GREATER_EQUAL, constant(0), constant(1), t)
        .over(constant(1).plus(t));
  }

  private static Expr softplus(FloatCode code) {
    Expr t = expOfMinusAbs(code);
    Expr u = code.let("u", t.plus(1));
    Expr ramp = code.let("ramp", where(X, Comparison.GREATER, constant(0), X, constant(0)));
    return ramp.plus(log1p(code, t, u));
  }

  private static Expr erf(FloatCode code) {
    Expr a = code.let("a", abs(X));
    Expr u = code.let("u", X.times(X));
    Expr p =
        code.polynomial(
            "p",
            u,
            7.853861e-5f,
            -8.0101937e-4f,
            0.0051883277f,
            -0.026853813f,
            0.112835854f,
            -0.37612626f,
            1.1283791f);
    Expr c = code.let("c", atMost(a, 4f)); // 1 - erf(4) is 1.5e-8, less than half a unit
    Expr minusLog =
        code.polynomial(
            "q", // -log(1 - erf(c))
            c,
            2.169759e-5f,
            -4.4147234e-4f,
            0.004205283f,
            -0.025210334f,
            0.10842209f,
            0.6332164f,
            1.1295803f,
            -1.8846658e-4f);
    Split s = split(code, minusLog.negated());
    Expr e = code.let("e", s.m().plus(1).times(power2(s.k())));
    Expr far = apply(Function.COPY_SIGN, constant(1).minus(e), X);
    return select(a, Comparison.LESS, constant(1), X.times(p), far);
  }

  private static Expr abs(Expr x) {
    return apply(Function.ABS, x);
  }

  /** The larger of both; NaN stays. Cheaper than max, which also orders the two zeros. */
  private static Expr atLeast(Expr x, float least) {
    return where(x, Comparison.LESS, constant(least), constant(least), x);
  }

  /** The smaller of both; NaN stays. */
  private static Expr atMost(Expr x, float most) {
    return where(x, Comparison.GREATER, constant(most), constant(most), x);
  }

  private static Expr power2(Expr k) {
    return apply(Function.POWER2, k);
  }
}
