package dev.gradwright.processor.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A formula over known parameters: its value and its derivatives, ready to be computed. */
public final class Expression {
  private final Simplifier make;
  private final Powers powers;
  private final Term simple;
  private final Map<String, Term> derivatives = new HashMap<>();

  private Expression(Terms terms, Term term) {
    make = new Simplifier(terms);
    powers = new Powers(make);
    simple = make.simplify(term);
  }

  /**
   * Returns a formula over parameters.
   *
   * @throws FormulaException if it reads anything else
   */
  public static Expression of(Formula formula, Collection<String> parameters)
      throws FormulaException {
    return new Expression(formula.terms(), formula.bind(parameters));
  }

  /** Returns the value. */
  public Term value() {
    return powers.expand(simple);
  }

  /** Returns the derivative by a parameter. */
  public Term derivative(String parameter) {
    return derivatives.computeIfAbsent(
        parameter, name -> powers.expand(new Derivation(make, name).of(simple)));
  }
}
