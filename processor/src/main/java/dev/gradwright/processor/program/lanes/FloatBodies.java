package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.code.Function;
import java.util.EnumSet;
import java.util.Set;

/** The functions that a vector class computes over whole arrays, in place. */
final class FloatBodies {
  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.EXP,
          Function.LOG,
          Function.LOG1P,
          Function.EXPM1,
          Function.TANH,
          Function.SIGMOID,
          Function.SOFTPLUS,
          Function.ERF);

  private FloatBodies() {}

  static boolean isFunction(Function function) {
    return FUNCTIONS.contains(function);
  }

  static String name(Function function) {
    return function.java();
  }
}
