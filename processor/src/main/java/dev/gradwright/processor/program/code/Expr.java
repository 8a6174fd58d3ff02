package dev.gradwright.processor.program.code;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A scalar expression: what one element of an element-wise operation computes. Rules build it from
 * {@link Read}s; laying code out replaces those by {@link Code}.
 */
public sealed interface Expr {
  /** A number. */
  record Constant(double value) implements Expr {}

  /** A number taken from a tensor, table, scalar or parameter. */
  record Read(Access access) implements Expr {}

  /**
   * A piece of finished Java.
   *
   * @param java the text, which binds tighter than any operator
   * @param bytes how many bytes of bytecode it takes, estimated from above
   */
  record Code(String java, int bytes) implements Expr {}

  /** A function of one to three arguments. */
  record Apply(Function function, List<Expr> arguments) implements Expr {
    /** Copies the arguments. */
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The value of one of two expressions by a comparison.
   *
   * @param even whether either outcome is likely, so that scalar code should not branch: a
   *     processor would guess wrong every other time
   */
  record Where(Comparison comparison, Expr left, Expr right, Expr yes, Expr no, boolean even)
      implements Expr {
    /** Creates a choice that mostly goes one way. */
    public Where(Comparison comparison, Expr left, Expr right, Expr yes, Expr no) {
      this(comparison, left, right, yes, no, false);
    }
  }

  /** Returns the number as an expression. */
  static Expr constant(double value) {
    return new Constant(value);
  }

  /** Returns what is read there as an expression. */
  static Expr read(Access access) {
    return new Read(access);
  }

  /** Returns the function applied. */
  static Expr apply(Function function, Expr... arguments) {
    return new Apply(function, List.of(arguments));
  }

  /** Returns {@code a * b + c}, rounded once. */
  static Expr fma(Expr a, Expr b, Expr c) {
    return apply(Function.FMA, a, b, c);
  }

  /** Returns {@code comparison(left, right) ? yes : no}. */
  static Expr where(Expr left, Comparison comparison, Expr right, Expr yes, Expr no) {
    return new Where(comparison, left, right, yes, no);
  }

  /** Returns {@code comparison(left, right) ? yes : no} where neither is the rule. */
  static Expr select(Expr left, Comparison comparison, Expr right, Expr yes, Expr no) {
    return new Where(comparison, left, right, yes, no, true);
  }

  /** Returns this + other. */
  default Expr plus(Expr other) {
    return apply(Function.ADD, this, other);
  }

  /** Returns this + other. */
  default Expr plus(double other) {
    return plus(constant(other));
  }

  /** Returns this - other. */
  default Expr minus(Expr other) {
    return apply(Function.SUBTRACT, this, other);
  }

  /** Returns this - other. */
  default Expr minus(double other) {
    return minus(constant(other));
  }

  /** Returns this * other; a factor of one leaves no trace. */
  default Expr times(Expr other) {
    if (other instanceof Constant c && c.value() == 1) {
      return this;
    }
    if (this instanceof Constant c && c.value() == 1) {
      return other;
    }
    return apply(Function.MULTIPLY, this, other);
  }

  /** Returns this * other. */
  default Expr times(double other) {
    return times(constant(other));
  }

  /** Returns this / other. */
  default Expr over(Expr other) {
    return apply(Function.DIVIDE, this, other);
  }

  /** Returns -this. */
  default Expr negated() {
    return apply(Function.NEGATE, this);
  }

  /** Returns this expression with every read replaced. */
  default Expr replaceReads(java.util.function.Function<Access, Expr> replacement) {
    return rewrite(e -> e instanceof Read read ? replacement.apply(read.access()) : e);
  }

  /** Returns this expression rewritten from the leaves up. */
  default Expr rewrite(UnaryOperator<Expr> rewriter) {
    Expr inner = this;
    if (this instanceof Apply apply) {
      inner =
          new Apply(
              apply.function(), apply.arguments().stream().map(a -> a.rewrite(rewriter)).toList());
    } else if (this instanceof Where where) {
      inner =
          new Where(
              where.comparison(),
              where.left().rewrite(rewriter),
              where.right().rewrite(rewriter),
              where.yes().rewrite(rewriter),
              where.no().rewrite(rewriter),
              where.even());
    }
    return rewriter.apply(inner);
  }

  /** Returns whether this expression holds the other one. */
  default boolean contains(Expr other) {
    boolean[] found = {false};
    var unused =
        rewrite(
            e -> {
              found[0] |= e.equals(other);
              return e;
            });
    return found[0];
  }
}
