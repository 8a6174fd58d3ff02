package dev.gradwright.processor.program.lanes;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.util.List;

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
        "%s.blend(%s, %s.compare(VectorOperators.%s, %s))",
        no, yes, left, operator(comparison), print(right));
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
    String a = vectors.get(0);
    String java =
        switch (function) {
          case ADD -> a + ".add(" + vectors.get(1) + ")";
          case SUBTRACT -> a + ".sub(" + vectors.get(1) + ")";
          case MULTIPLY -> a + ".mul(" + vectors.get(1) + ")";
          case DIVIDE -> a + ".div(" + vectors.get(1) + ")";
          case NEGATE -> a + ".neg()";
          case FMA -> a + ".fma(" + vectors.get(1) + ", " + vectors.get(2) + ")";
          case MAX -> a + ".max(" + vectors.get(1) + ")";
          case MIN -> a + ".min(" + vectors.get(1) + ")";
          case ABS -> a + ".abs()";
          case SIGN -> sign(arguments.get(0));
          default -> throw new IllegalArgumentException(function + " was not taken out before");
        };
    return new Text(java, true);
  }

  /** -1, 0 or 1 with the sign of a zero, and NaN as it is. */
  private String sign(Expr x) {
    Expr negative = Expr.where(x, Comparison.LESS, Expr.constant(0), Expr.constant(-1), x);
    return print(Expr.where(x, Comparison.GREATER, Expr.constant(0), Expr.constant(1), negative));
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
