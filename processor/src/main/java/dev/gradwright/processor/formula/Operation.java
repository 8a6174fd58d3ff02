package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Function;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a term is made by. */
enum Operation {
  /** A number. */
  NUMBER("", 0),
  /** A parameter of the formula. */
  NAME("", 0),
  /** a + b. */
  ADD("+", 2, Function.ADD, 0),
  /** a - b. */
  SUBTRACT("-", 2, Function.SUBTRACT, 0),
  /** a * b. */
  MULTIPLY("*", 2, Function.MULTIPLY, 0),
  /** a / b. */
  DIVIDE("/", 2, Function.DIVIDE, 0),
  /** a ^ b; {@link Powers} replaces it. */
  POWER("^", 2),
  /** -a. */
  NEGATE("-", 1, Function.NEGATE, 0),
  /** One of two values by a comparison: left, right, yes, no. */
  WHERE("where", 4),
  /** e^a. */
  EXP("exp", 1, Function.EXP, 1),
  /** Natural logarithm. */
  LOG("log", 1, Function.LOG, 1),
  /** log(1 + a). */
  LOG1P("log1p", 1, Function.LOG1P, 1),
  /** e^a - 1. */
  EXPM1("expm1", 1, Function.EXPM1, 1),
  /** Square root. */
  SQRT("sqrt", 1, Function.SQRT, 1),
  /** |a|. */
  ABS("abs", 1, Function.ABS, 1),
  /** -1, 0 or 1. */
  SIGN("sign", 1, Function.SIGN, 1),
  /** The smaller. */
  MIN("min", 2, Function.MIN, 2),
  /** The larger. */
  MAX("max", 2, Function.MAX, 2),
  /** Hyperbolic tangent. */
  TANH("tanh", 1, Function.TANH, 1),
  /** 1 / (1 + e^-a). */
  SIGMOID("sigmoid", 1, Function.SIGMOID, 1),
  /** log(1 + e^a). */
  SOFTPLUS("softplus", 1, Function.SOFTPLUS, 1),
  /** max(a, 0), of which the derivative at 0 is 0. */
  RELU("relu", 1, null, 1),
  /** The error function. */
  ERF("erf", 1, Function.ERF, 1),
  /** 1 above 0 and 0 at 0; the derivative of relu, by the result of relu. */
  STEP("step", 1, Function.STEP, 0);

  private final String text;
  private final int arity;
  private final @Nullable Function function;
  private final int written;

  Operation(String text, int arity) {
    this(text, arity, null, 0);
  }

  Operation(String text, int arity, @Nullable Function function, int written) {
    this.text = text;
    this.arity = arity;
    this.function = function;
    this.written = written;
  }

  /** Returns the operator or the function's name. */
  String text() {
    return text;
  }

  /** Returns how many terms it takes. */
  int arity() {
    return arity;
  }

  /** Returns what it becomes in a program, or null where that is no single function. */
  @Nullable Function function() {
    return function;
  }

  /** Returns the functions that users may call, {@code where} aside, in order of name. */
  static List<String> functionNames() {
    return Arrays.stream(values()).filter(o -> o.written > 0).map(o -> o.text).sorted().toList();
  }

  /** Returns the function of a name, or null. */
  static @Nullable Operation functionOf(String name) {
    for (Operation operation : values()) {
      if (operation.written > 0 && operation.text.equals(name)) {
        return operation;
      }
    }
    return null;
  }
}
