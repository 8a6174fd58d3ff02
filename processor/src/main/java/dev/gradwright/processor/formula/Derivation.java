package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Comparison;
import java.util.HashMap;
import java.util.Map;

/**
 * The derivative of a term by one of its names, by the rules of calculus. What does not depend on
 * the name has the derivative 0, and the products it would enter are left out, not multiplied.
 *
 * <p>Where a function has a corner: the derivative of {@code abs} and {@code relu} at 0 is 0; equal
 * arguments of {@code min} and {@code max} share the gradient evenly; of a {@code where} only the
 * chosen branch counts, and the other's derivative does no harm even where it is infinite.
 */
final class Derivation {
  private final Simplifier make;
  private final String name;
  private final Map<Term, Term> done = new HashMap<>();

  Derivation(Simplifier make, String name) {
    this.make = make;
    this.name = name;
  }

  /** Returns the derivative of a simple term. */
  Term of(Term term) {
    Term known = done.get(term);
    if (known == null) {
      known = derive(term);
      done.put(term, known);
    }
    return known;
  }

  private Term derive(Term t) {
    return switch (t.operation()) {
      case NUMBER, SIGN, STEP -> make.number(0);
      case NAME -> make.number(t.name().equals(name) ? 1 : 0);
      case ADD -> make.add(of(t.argument(0)), of(t.argument(1)));
      case SUBTRACT -> make.subtract(of(t.argument(0)), of(t.argument(1)));
      case MULTIPLY ->
          make.add(
              times(of(t.argument(0)), t.argument(1)), times(t.argument(0), of(t.argument(1))));
      case DIVIDE -> quotient(t, t.argument(0), t.argument(1));
      case POWER -> power(t, t.argument(0), t.argument(1));
      case WHERE ->
          make.where(
              t.argument(0), t.comparison(), t.argument(1), of(t.argument(2)), of(t.argument(3)));
      case MIN -> extreme(t, Comparison.LESS, Comparison.GREATER);
      case MAX -> extreme(t, Comparison.GREATER, Comparison.LESS);
      case NEGATE -> make.negate(of(t.argument(0)));
      case LOG -> over(of(t.argument(0)), t.argument(0));
      case LOG1P -> over(of(t.argument(0)), make.add(make.number(1), t.argument(0)));
      case SQRT -> over(times(make.number(0.5), of(t.argument(0))), t);
      case EXP, EXPM1, ABS, TANH, SIGMOID, SOFTPLUS, RELU, ERF ->
          times(slope(t, t.argument(0)), of(t.argument(0)));
    };
  }

  /** The derivative of a function of one number, by its argument a and its value y. */
  private Term slope(Term y, Term a) {
    return switch (y.operation()) {
      case EXP -> y;
      case EXPM1 -> make.call(Operation.EXP, a);
      case ABS -> make.call(Operation.SIGN, a);
      case TANH -> make.subtract(make.number(1), make.multiply(y, y));
      case SIGMOID -> make.multiply(y, make.subtract(make.number(1), y));
      case SOFTPLUS -> make.call(Operation.SIGMOID, a);
      case RELU -> make.call(Operation.STEP, y);
      case ERF ->
          make.multiply(
              make.number(2 / Math.sqrt(Math.PI)),
              make.call(Operation.EXP, make.negate(make.multiply(a, a))));
      default -> throw new IllegalArgumentException("no slope of " + y);
    };
  }

  /** Returns the product, or 0 where either is the number 0. */
  private Term times(Term a, Term b) {
    return a.isNumber(0) || b.isNumber(0) ? make.number(0) : make.multiply(a, b);
  }

  private Term over(Term a, Term b) {
    return a.isNumber(0) ? a : make.divide(a, b);
  }

  /** (a' - (a/b) b') / b: without the square of b, which overflows sooner. */
  private Term quotient(Term quotient, Term a, Term b) {
    return over(make.subtract(of(a), times(quotient, of(b))), b);
  }

  /** b a^(b-1) a' + a^b log(a) b'. */
  private Term power(Term power, Term a, Term b) {
    Term byBase = of(a);
    if (!byBase.isNumber(0)) {
      Term lower = make.power(a, make.subtract(b, make.number(1)));
      byBase = make.multiply(make.multiply(b, lower), byBase);
    }
    Term byExponent = of(b);
    if (!byExponent.isNumber(0)) {
      Term log = make.call(Operation.LOG, a);
      byExponent = times(make.multiply(power, log), byExponent);
    }
    return make.add(byBase, byExponent);
  }

  private Term extreme(Term t, Comparison first, Comparison second) {
    Term a = t.argument(0);
    Term b = t.argument(1);
    Term half = times(make.number(0.5), make.add(of(a), of(b)));
    return make.where(a, first, b, of(a), make.where(a, second, b, of(b), half));
  }
}
