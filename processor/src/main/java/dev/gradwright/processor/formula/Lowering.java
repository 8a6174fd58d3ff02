package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.util.HashMap;
import java.util.Map;

/** Turns terms into the expressions of programs, reading names and parts where they are kept. */
public final class Lowering {
  private final java.util.function.Function<String, Expr> names;
  private final Map<Term, String> parts = new HashMap<>();

  /**
   * Begins without parts.
   *
   * @param names where a parameter, or a part by its own name, is read
   */
  public Lowering(java.util.function.Function<String, Expr> names) {
    this.names = names;
  }

  /** Notes that a term is kept under a name from now on. */
  public void keep(Term part, String name) {
    parts.put(part, name);
  }

  /** Returns whether a term is kept. */
  public boolean isKept(Term part) {
    return parts.containsKey(part);
  }

  /** Returns the expression of a term. */
  public Expr expression(Term term) {
    String part = parts.get(term);
    if (part != null) {
      return names.apply(part);
    }
    return switch (term.operation()) {
      case NUMBER -> Expr.constant(term.number());
      case NAME -> names.apply(term.name());
      case RELU -> Expr.apply(Function.MAX, argument(term, 0), Expr.constant(0));
      case WHERE ->
          Expr.where(
              argument(term, 0),
              term.comparison(),
              argument(term, 1),
              argument(term, 2),
              argument(term, 3));
      default -> {
        Function function = term.operation().function();
        if (function == null) {
          throw new IllegalArgumentException("no expression of " + term);
        }
        yield Expr.apply(
            function, term.arguments().stream().map(this::expression).toArray(Expr[]::new));
      }
    };
  }

  private Expr argument(Term term, int i) {
    return expression(term.argument(i));
  }

  /** Returns the text of a term in which parts stand by their names. */
  public String text(Term term, Terms terms) {
    return named(term, terms).toString();
  }

  private Term named(Term term, Terms terms) {
    String part = parts.get(term);
    if (part != null) {
      return terms.name(part);
    }
    return term.isLeaf()
        ? term
        : terms.with(term, term.arguments().stream().map(a -> named(a, terms)).toList());
  }
}
