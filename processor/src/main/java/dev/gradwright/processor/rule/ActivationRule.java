package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.code.Expr;

/**
 * What one activation function is: an element-wise function and its derivative. An implementation
 * is a service, found through {@link java.util.ServiceLoader} on the processor path.
 */
public interface ActivationRule {
  /** Returns the name of the constant of {@code ActivationFunction}. */
  String name();

  /** Returns the formula, in terms of {@code z} and, where it has one, {@code alpha}. */
  String formula();

  /** Returns the formula of the derivative, in terms of {@code z}, its result {@code y}, alpha. */
  String derivativeFormula();

  /** Returns the value of alpha unless the user gives one; NaN if the function has none. */
  default double defaultAlpha() {
    return Double.NaN;
  }

  /** Returns what is known about its values. */
  default Yields yields() {
    return Yields.NUMBERS;
  }

  /** Returns the function's value at z. */
  Expr value(Expr z, double alpha);

  /**
   * Returns the derivative at z, where y is the value there; an expression in y alone spares
   * keeping z.
   */
  Expr derivative(Expr z, Expr y, double alpha);
}
