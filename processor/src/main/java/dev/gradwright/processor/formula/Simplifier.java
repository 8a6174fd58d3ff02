package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes terms in their simplest form. Rules are applied only where the result is the same for every
 * number, infinities and NaN among them, but for the sign of a zero: {@code x + 0} is x, {@code x *
 * 1} is x, {@code x / 4} is {@code 0.25 * x}, {@code a - (-b)} is {@code a + b}. So {@code 0 * x}
 * and {@code x - x} stay, which are NaN for an infinite x. Numbers are computed in {@code double}
 * at once, where the result is one in {@code float}, too. Factors of a number are drawn together
 * where one is a power of two, which rounds nothing unless something under- or overflows.
 */
final class Simplifier {
  private final Terms terms;
  private final Map<Term, Term> done = new HashMap<>();

  Simplifier(Terms terms) {
    this.terms = terms;
  }

  /** Returns a term in its simplest form. */
  Term simplify(Term term) {
    Term known = done.get(term);
    if (known == null) {
      known = term.isLeaf() ? term : with(term, Terms.map(term, this::simplify));
      done.put(term, known);
    }
    return known;
  }

  /** Returns the term of other, simple arguments. */
  Term with(Term term, List<Term> arguments) {
    if (term.operation() == Operation.WHERE) {
      return where(
          arguments.get(0),
          term.comparison(),
          arguments.get(1),
          arguments.get(2),
          arguments.get(3));
    }
    return call(term.operation(), arguments);
  }

  private Term call(Operation operation, List<Term> arguments) {
    Term first = arguments.get(0);
    return switch (operation) {
      case ADD -> add(first, arguments.get(1));
      case SUBTRACT -> subtract(first, arguments.get(1));
      case MULTIPLY -> multiply(first, arguments.get(1));
      case DIVIDE -> divide(first, arguments.get(1));
      case POWER -> power(first, arguments.get(1));
      case NEGATE -> negate(first);
      case MIN, MAX -> first == arguments.get(1) ? first : folded(operation, arguments);
      default -> folded(operation, arguments);
    };
  }

  /** Returns a function of one term. */
  Term call(Operation operation, Term argument) {
    return call(operation, List.of(argument));
  }

  /** Returns the number that an operation on numbers gives, if it is one in either precision. */
  private Term folded(Operation operation, List<Term> arguments) {
    if (arguments.stream().allMatch(Term::isNumber)) {
      double[] numbers = arguments.stream().mapToDouble(Term::number).toArray();
      double value = value(operation, numbers);
      if (isOrdinary(value)) {
        return number(value);
      }
    }
    return terms.call(operation, arguments);
  }

  private static double value(Operation operation, double[] numbers) {
    Function function = operation.function();
    if (function != null) {
      return function.apply(numbers);
    }
    return switch (operation) {
      case POWER -> StrictMath.pow(numbers[0], numbers[1]);
      case RELU -> Math.max(numbers[0], 0);
      default -> Double.NaN;
    };
  }

  private static boolean isOrdinary(double value) {
    double size = Math.abs(value);
    return size == 0 || (size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE);
  }

  Term number(double value) {
    return terms.number(value == 0 ? 0 : value); // one zero is enough
  }

  private static boolean isNegated(Term term) {
    return term.operation() == Operation.NEGATE;
  }

  Term add(Term a, Term b) {
    if (a.isNumber(0)) {
      return b;
    } else if (b.isNumber(0)) {
      return a;
    } else if (isNegated(b)) {
      return subtract(a, b.argument(0));
    } else if (isNegated(a)) {
      return subtract(b, a.argument(0));
    } else if (a == b && !a.isNumber()) {
      return multiply(number(2), a);
    }
    return folded(Operation.ADD, List.of(a, b));
  }

  Term subtract(Term a, Term b) {
    if (b.isNumber(0)) {
      return a;
    } else if (a.isNumber(0)) {
      return negate(b);
    } else if (isNegated(b)) {
      return add(a, b.argument(0));
    }
    return folded(Operation.SUBTRACT, List.of(a, b));
  }

  Term negate(Term a) {
    if (a.isNumber()) {
      return number(-a.number());
    } else if (isNegated(a)) {
      return a.argument(0);
    } else if (a.operation() == Operation.MULTIPLY && a.argument(0).isNumber()) {
      return multiply(number(-a.argument(0).number()), a.argument(1));
    }
    return terms.call(Operation.NEGATE, a);
  }

  /** A number stands in front. */
  Term multiply(Term a, Term b) {
    if (b.isNumber() && !a.isNumber()) {
      return multiply(b, a);
    } else if (a.isNumber(1)) {
      return b;
    } else if (a.isNumber(-1)) {
      return negate(b);
    } else if (a.isNumber() && isNegated(b)) {
      return multiply(number(-a.number()), b.argument(0));
    } else if (a.isNumber() && b.operation() == Operation.MULTIPLY && b.argument(0).isNumber()) {
      return together(a, b);
    } else if (isNegated(a)) {
      return negate(multiply(a.argument(0), b));
    } else if (isNegated(b)) {
      return negate(multiply(a, b.argument(0)));
    }
    return folded(Operation.MULTIPLY, List.of(a, b));
  }

  private Term together(Term a, Term product) {
    double inner = product.argument(0).number();
    double both = a.number() * inner;
    if ((isPowerOfTwo(a.number()) || isPowerOfTwo(inner)) && both != 0 && isOrdinary(both)) {
      return multiply(number(both), product.argument(1));
    }
    return terms.call(Operation.MULTIPLY, a, product);
  }

  private static boolean isPowerOfTwo(double number) {
    return number != 0 && Math.abs(number) == Math.scalb(1.0, Math.getExponent(number));
  }

  Term divide(Term a, Term b) {
    if (b.isNumber() && isPowerOfTwo(b.number()) && !a.isNumber()) {
      return multiply(number(1 / b.number()), a);
    } else if (isNegated(a)) {
      return negate(divide(a.argument(0), b));
    } else if (isNegated(b)) {
      return negate(divide(a, b.argument(0)));
    }
    return folded(Operation.DIVIDE, List.of(a, b));
  }

  Term power(Term a, Term b) {
    if (b.isNumber(1)) {
      return a;
    } else if (b.isNumber(0)) {
      return number(1);
    }
    return folded(Operation.POWER, List.of(a, b));
  }

  Term where(Term left, Comparison comparison, Term right, Term yes, Term no) {
    if (yes == no) {
      return yes;
    } else if (left.isNumber() && right.isNumber()) {
      return comparison.test(left.number(), right.number()) ? yes : no;
    }
    return terms.where(left, comparison, right, yes, no);
  }
}
