package dev.gradwright.processor.program.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the statements of a function of {@code float}s, each variable under a name of its own.
 */
final class FloatCode {
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /** Starts a function of one parameter. */
  FloatCode(String parameter) {
    names.add(parameter);
  }

  static Expr local(String name) {
    return Expr.read(new Access.Local(name));
  }

  /** Declares a variable; a name that is taken gets a number. Returns the variable. */
  Expr let(String name, Expr value) {
    String free = free(name);
    statements.add(new Statement.Declare(free, value));
    return local(free);
  }

  /** Declares the polynomial of x by Horner's rule; the coefficient of the highest power first. */
  Expr polynomial(String name, Expr x, float... coefficients) {
    String free = free(name);
    statements.add(new Statement.Declare(free, Expr.constant(coefficients[0])));
    for (int i = 1; i < coefficients.length; i++) {
      Expr next = Expr.fma(local(free), x, Expr.constant(coefficients[i]));
      statements.add(new Statement.Assign(free, next));
    }
    return local(free);
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + i;
    }
    return free;
  }

  List<Statement> statements() {
    return List.copyOf(statements);
  }
}
