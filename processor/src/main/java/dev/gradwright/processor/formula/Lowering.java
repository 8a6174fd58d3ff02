package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Turns terms into the expressions of programs, and into text, down to what is kept somewhere. */
public final class Lowering {
  private Lowering() {}

  /**
   * Returns the expression of a term.
   *
   * @param isKept whether a term is read where it is kept; the names must be
   * @param read how it is read there
   */
  public static Expr expression(
      Term term, Predicate<Term> isKept, java.util.function.Function<Term, Expr> read) {
    if (isKept.test(term)) {
      return read.apply(term);
    }
    Expr[] arguments = new Expr[term.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = expression(term.argument(i), isKept, read);
    }
    return switch (term.operation()) {
      case NUMBER -> Expr.constant(term.number());
      case RELU -> Expr.apply(Function.MAX, arguments[0], Expr.constant(0));
      case WHERE ->
          Expr.where(arguments[0], term.comparison(), arguments[1], arguments[2], arguments[3]);
      default -> {
        Function function = term.operation().function();
        if (function == null) {
          throw new IllegalArgumentException("no expression of " + term);
        }
        yield Expr.apply(function, arguments);
      }
    };
  }

  /** Returns the kept terms that the expression of a term reads, each once. */
  public static List<Term> reads(Term term, Predicate<Term> isKept) {
    List<Term> reads = new ArrayList<>();
    collect(term, isKept, new HashSet<>(), reads);
    return reads;
  }

  private static void collect(Term term, Predicate<Term> isKept, Set<Term> seen, List<Term> reads) {
    if (!seen.add(term)) {
      return;
    }
    if (isKept.test(term)) {
      reads.add(term);
    } else {
      term.arguments().forEach(a -> collect(a, isKept, seen, reads));
    }
  }

  /** Returns a term in which others stand for what is kept: its text tells what is computed. */
  static Term named(
      Term term,
      Terms terms,
      Predicate<Term> isKept,
      java.util.function.Function<Term, String> name) {
    if (isKept.test(term)) {
      return terms.name(name.apply(term));
    }
    return term.isLeaf()
        ? term
        : terms.with(term, Terms.map(term, a -> named(a, terms, isKept, name)));
  }
}
