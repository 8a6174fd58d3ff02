package dev.gradwright.processor.program.code;

import java.util.function.DoubleUnaryOperator;

/** The functions expressions are made of: Java form and meaning in {@code double}. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are lambdas without state
public enum Function {
  /** a + b. */
  ADD("+", 1, 2, a -> a[0] + a[1]),
  /** a - b. */
  SUBTRACT("-", 1, 2, a -> a[0] - a[1]),
  /** a * b. */
  MULTIPLY("*", 2, 2, a -> a[0] * a[1]),
  /** a / b. */
  DIVIDE("/", 2, 2, a -> a[0] / a[1]),
  /** -a. */
  NEGATE("-", 3, 1, a -> -a[0]),
  /** a * b + c, rounded once. */
  FMA("fma", a -> Math.fma(a[0], a[1], a[2])),
  /** The larger; NaN if either is. */
  MAX("max", a -> Math.max(a[0], a[1])),
  /** The smaller; NaN if either is. */
  MIN("min", a -> Math.min(a[0], a[1])),
  /** |a|. */
  ABS("abs", a -> Math.abs(a[0])),
  /** -1, 0 or 1; NaN stays. */
  SIGN("signum", a -> Math.signum(a[0])),
  /** Of a number not below 0: 1 above 0, 0 at 0; NaN stays. */
  STEP("step", a -> a[0] > 0 ? 1 : a[0]),
  /** Square root, exact but for one rounding; NaN below 0. */
  SQRT("sqrt", of(Math::sqrt)),
  /** e^a. */
  EXP("exp", of(StrictMath::exp)),
  /** Natural logarithm. */
  LOG("log", of(StrictMath::log)),
  /** log(1 + a). */
  LOG1P("log1p", of(StrictMath::log1p)),
  /** e^a - 1. */
  EXPM1("expm1", of(StrictMath::expm1)),
  /** Hyperbolic tangent. */
  TANH("tanh", of(StrictMath::tanh)),
  /** 1 / (1 + e^-a). */
  SIGMOID("sigmoid", of(Function::sigmoidOf)),
  /** log(1 + e^a). */
  SOFTPLUS("softplus", of(a -> Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a))))),
  /** The error function. */
  ERF("erf", of(ErrorFunction::erf)),
  /** |a| with the sign of b. */
  COPY_SIGN("copySign", a -> Math.copySign(a[0], a[1])),
  /**
   * 2^a for a whole a from -126 to 127. Adding 2^23 + 127 leaves a + 127 in the lowest bits of the
   * sum, from where a shift moves it into the exponent: {@code
   * Float.intBitsToFloat(Float.floatToRawIntBits(a + 8388735f) << 23)}. Single precision only.
   */
  POWER2("power2", of(a -> Math.scalb(1.0, (int) a))),
  /**
   * The whole e for which a 2^-e is in [2/3, 4/3), a being normal and positive: {@code
   * (Float.floatToRawIntBits(a) - 0x3f2aaaab) >> 23}. Single precision only.
   */
  EXPONENT("exponent", of(a -> exponentOf((float) a))),
  /** a 2^-e with the e of {@link #EXPONENT}. Single precision only. */
  MANTISSA("mantissa", of(a -> Math.scalb((float) a, -exponentOf((float) a))));

  /** The binding strength of a call or a name: tighter than every operator. */
  static final int TIGHTEST = 9;

  private final String java;
  private final int binding;
  private final int infixOperands;
  private final Meaning meaning;

  Function(String name, Meaning meaning) {
    this(name, TIGHTEST, 0, meaning);
  }

  Function(String java, int binding, int infixOperands, Meaning meaning) {
    this.java = java;
    this.binding = binding;
    this.infixOperands = infixOperands;
    this.meaning = meaning;
  }

  private interface Meaning {
    double of(double[] arguments);
  }

  private static Meaning of(DoubleUnaryOperator unary) {
    return a -> unary.applyAsDouble(a[0]);
  }

  private static double sigmoidOf(double a) {
    if (a >= 0) {
      return 1 / (1 + StrictMath.exp(-a));
    }
    double e = StrictMath.exp(a);
    return e / (1 + e);
  }

  private static int exponentOf(float a) {
    return (Float.floatToRawIntBits(a) - 0x3f2aaaab) >> 23; // the bits of 2/3
  }

  /** Returns the Java operator or method name. */
  public String java() {
    return java;
  }

  /** Returns whether Java writes it as an operator. */
  public boolean isOperator() {
    return infixOperands > 0;
  }

  /** Returns how tightly the Java operator binds. */
  public int binding() {
    return binding;
  }

  /** Returns the value in {@code double}. */
  public double apply(double... arguments) {
    return meaning.of(arguments);
  }
}
