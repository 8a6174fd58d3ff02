package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.util.List;
import java.util.Locale;

/** The text of expressions on vectors: each number of an expression is one lane of a vector. */
final class LaneExpr {
  /** What is finished text: a vector, or a number that all lanes share. */
  private record Text(String java, boolean isVector) {}

  /** How reads become text. */
  interface Reads {
    /** Returns the vector that is read. */
    String vector(Access access);

    /** Returns whether all lanes share what is read, so that {@link #vector} is a number's text. */
    boolean isShared(Access access);
  }

  private final Reads reads;

  LaneExpr(Reads reads) {
    this.reads = reads;
  }

  /** Returns the text of a vector. */
  String print(Expr expression) {
    return vector(text(expression));
  }

  private static String vector(Text text) {
    return text.isVector() ? text.java() : "FloatVector.broadcast(S, " + text.java() + ")";
  }

  private Text text(Expr expression) {
    if (expression instanceof Expr.Constant constant) {
      return new Text(number(constant.value()), false);
    } else if (expression instanceof Expr.Code code) {
      return new Text(code.java(), true);
    } else if (expression instanceof Expr.Read read) {
      return new Text(reads.vector(read.access()), !reads.isShared(read.access()));
    } else if (expression instanceof Expr.Apply apply) {
      return apply(apply.function(), apply.arguments());
    } else if (expression instanceof Expr.Where where) {
      return new Text(
          where(
              print(where.left()),
              where.comparison(),
              where.right(),
              print(where.yes()),
              print(where.no())),
          true);
    }
    throw new IllegalArgumentException("no vector form: " + expression);
  }

  private String where(String left, Comparison comparison, Expr right, String yes, String no) {
    return String.format(
        Locale.ROOT,
        "%s.blend(%s, %s.compare(VectorOperators.%s, %s))",
        no,
        yes,
        left,
        operator(comparison),
        print(right));
  }

  private static String operator(Comparison comparison) {
    return switch (comparison) {
      case GREATER -> "GT";
      case GREATER_EQUAL -> "GE";
      case LESS -> "LT";
      case LESS_EQUAL -> "LE";
      case EQUAL -> "EQ";
      case NOT_EQUAL -> "NE";
    };
  }

  private Text apply(Function function, List<Expr> arguments) {
    List<String> vectors = arguments.stream().map(this::print).toList();
    return new Text(LaneFunctions.text(function, vectors), true);
  }

  private static String number(double value) {
    float number = (float) value;
    if (number == Float.POSITIVE_INFINITY) {
      return "Float.POSITIVE_INFINITY";
    } else if (number == Float.NEGATIVE_INFINITY) {
      return "Float.NEGATIVE_INFINITY";
    } else if (Float.isNaN(number)) {
      return "Float.NaN";
    }
    return Decimal.text(number) + "f";
  }
}
