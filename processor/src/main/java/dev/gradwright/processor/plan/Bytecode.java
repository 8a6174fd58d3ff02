package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Statement;
import java.util.List;

/**
 * Estimates, from above, how many bytes of bytecode statements take. HotSpot never compiles a
 * method of more than 8,000 bytes, so bodies are cut before they come near; a test reads the class
 * files of both compilers and holds this estimate to them.
 */
final class Bytecode {
  /** No generated method may be larger; leaves room for what compilers do differently. */
  static final int BUDGET = 6_000;

  private static final int CONSTANT = 3;
  private static final int VARIABLE = 4; // with the wide prefix that a hundred variables need
  private static final int CALL = 3;

  private Bytecode() {}

  static int of(List<Statement> statements) {
    return statements.stream().mapToInt(Bytecode::of).sum();
  }

  static int of(Statement statement) {
    if (statement instanceof Statement.Declare s) {
      return of(s.value()) + VARIABLE;
    } else if (statement instanceof Statement.Assign s) {
      return of(s.value()) + VARIABLE;
    } else if (statement instanceof Statement.Store s) {
      return of(s.value()) + 2 + 14 + 1;
    } else if (statement instanceof Statement.Branch s) {
      return 16 + of(s.yes()) + of(s.no());
    } else if (statement instanceof Statement.Block s) {
      return of(s.body());
    } else if (statement instanceof Statement.For s) {
      return of(s.body()) + 24 + bound(s.from()) + bound(s.to());
    } else if (statement instanceof Statement.DeclareInt) {
      return 24;
    } else if (statement instanceof Statement.DeclareArray) {
      return 24;
    } else if (statement instanceof Statement.CopyRange) {
      return 64;
    }
    return 0;
  }

  /** A bound that is computed: every call and every term. */
  private static int bound(String java) {
    return java.length() < 12 ? 0 : 5 * java.split(" ", -1).length;
  }

  static int of(Expr expression) {
    if (expression instanceof Expr.Code code) {
      return code.bytes();
    } else if (expression instanceof Expr.Constant) {
      return CONSTANT;
    } else if (expression instanceof Expr.Read read && read.access() instanceof Access.Local) {
      return VARIABLE;
    } else if (expression instanceof Expr.Apply apply) {
      int own = apply.function().isOperator() ? 1 : CALL;
      int arguments = apply.arguments().stream().mapToInt(Bytecode::of).sum();
      // + 2 where a float constant is widened or an int label compared
      return own + arguments + (apply.function() == Function.DIVIDE ? 2 : 0);
    } else if (expression instanceof Expr.Where where) {
      return of(where.left()) + of(where.right()) + of(where.yes()) + of(where.no()) + 9;
    }
    throw new IllegalArgumentException("not laid out: " + expression);
  }
}
