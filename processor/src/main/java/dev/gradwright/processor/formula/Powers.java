package dev.gradwright.processor.formula;

import java.util.HashMap;
import java.util.Map;

/**
 * Puts other operations in place of powers, because {@code Math.pow} has not the same bits on every
 * JDK: a whole exponent becomes products by repeated squaring, which any base may have; a half more
 * adds a factor {@code sqrt(a)}; every other power is {@code e^(b log(a))}, for a greater than 0.
 */
final class Powers {
  /** Rounding errors of a larger power are as large by products as by the exponential. */
  private static final int LARGEST = 1 << 20;

  private final Simplifier make;
  private final Map<Term, Term> done = new HashMap<>();

  Powers(Simplifier make) {
    this.make = make;
  }

  /** Returns the term without powers. */
  Term expand(Term term) {
    Term known = done.get(term);
    if (known == null) {
      known = expanded(term);
      done.put(term, known);
    }
    return known;
  }

  private Term expanded(Term term) {
    if (term.isLeaf()) {
      return term;
    }
    if (term.operation() != Operation.POWER) {
      return make.with(term, Terms.map(term, this::expand));
    }
    Term base = expand(term.argument(0));
    Term exponent = expand(term.argument(1));
    if (exponent.isNumber() && isProduct(exponent.number())) {
      Term power = product(base, Math.abs(exponent.number()));
      return exponent.number() < 0 ? make.divide(make.number(1), power) : power;
    }
    return make.call(Operation.EXP, make.multiply(exponent, make.call(Operation.LOG, base)));
  }

  private static boolean isProduct(double exponent) {
    return 2 * exponent == Math.rint(2 * exponent) && Math.abs(exponent) <= LARGEST;
  }

  private Term product(Term base, double exponent) {
    int whole = (int) exponent;
    Term product = make.number(1);
    Term square = base;
    for (int rest = whole; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        product = make.multiply(product, square);
      }
      square = make.multiply(square, square);
    }
    return whole == exponent ? product : make.multiply(product, make.call(Operation.SQRT, base));
  }
}
