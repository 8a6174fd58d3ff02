package dev.gradwright.processor.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A formula over known parameters: its value and its derivatives, ready to be computed. */
public final class Expression {
  private final Terms terms;
  private final Simplifier make;
  private final Powers powers;
  private final Term written;
  private final Term simple;
  private final Map<String, Term> derivatives = new HashMap<>();

  private Expression(Terms terms, Term term) {
    this.terms = terms;
    make = new Simplifier(terms);
    powers = new Powers(make);
    written = term;
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

  /** Returns the term that reads a parameter. */
  public Term parameter(String name) {
    return terms.name(name);
  }

  /** Returns whether the formula reads a parameter. */
  public boolean reads(String name) {
    return Terms.names(written).contains(name);
  }

  /** Returns whether the value is what this function gives. */
  public boolean endsWith(String function) {
    return !simple.isLeaf() && simple.operation().text().equals(function);
  }

  /** Returns a term in which others stand for what is kept: its text tells what is computed. */
  public Term named(Term term, Predicate<Term> isKept, Function<Term, String> name) {
    return Lowering.named(term, terms, isKept, name);
  }
}
