package dev.gradwright.processor.emit;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** The Java text of expressions in one precision. */
final class ExprPrinter {
  private static final int TIGHTEST = 9;
  private static final int TERNARY = 0;

  private final boolean isDouble;

  ExprPrinter(boolean isDouble) {
    this.isDouble = isDouble;
  }

  String print(Expr expression) {
    return print(expression, TERNARY);
  }

  private String print(Expr expression, int context) {
    if (expression instanceof Expr.Constant constant) {
      return constant.value() < 0 && context > 1 && !Double.isInfinite(constant.value())
          ? "(" + number(constant.value()) + ")"
          : number(constant.value());
    } else if (expression instanceof Expr.Code code) {
      return code.java();
    } else if (expression instanceof Expr.Read read && read.access() instanceof Access.Local a) {
      return a.name();
    } else if (expression instanceof Expr.Apply apply) {
      return apply.function().isOperator() ? operator(apply, context) : call(apply);
    } else if (expression instanceof Expr.Where where) {
      String test =
          print(where.left(), 1) + " " + where.comparison().java() + " " + print(where.right(), 1);
      if (where.even()) {
        return "select(" + test + ", " + print(where.yes()) + ", " + print(where.no()) + ")";
      }
      String text = test + " ? " + print(where.yes(), 1) + " : " + print(where.no(), 1);
      return context > TERNARY ? "(" + text + ")" : text;
    }
    throw new IllegalArgumentException("not laid out: " + expression);
  }

  private String operator(Expr.Apply apply, int context) {
    Function function = apply.function();
    int binding = function.binding();
    String text;
    if (apply.arguments().size() == 1) {
      text = function.java() + print(apply.arguments().get(0), TIGHTEST);
    } else {
      // the right side binds tighter: a - (b - c), and a + (b + c) is not (a + b) + c in floats
      text =
          print(apply.arguments().get(0), binding)
              + " "
              + function.java()
              + " "
              + print(apply.arguments().get(1), binding + 1);
    }
    return binding < context ? "(" + text + ")" : text;
  }

  /** A chain of fmas stands one term a line, the last term first, as it is computed inside out. */
  private String call(Expr.Apply apply) {
    String name = apply.function().java();
    if (apply.function() == Function.FMA
        && apply.arguments().get(2) instanceof Expr.Apply inner
        && inner.function() == Function.FMA) {
      return name
          + "("
          + print(apply.arguments().get(0))
          + ", "
          + print(apply.arguments().get(1))
          + ",\n"
          + print(inner)
          + ")";
    }
    return apply.arguments().stream()
        .map(this::print)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** Returns the shortest literal that reads back to the number in this precision. */
  String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String name =
          Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
      return (isDouble ? "Double." : "Float.") + name;
    }
    if (value == 0) {
      return isDouble ? "0" : "0f";
    }
    if (isDouble) {
      return plain(Decimal.text(value));
    }
    return plain(Decimal.text((float) value)) + "f";
  }

  private String plain(String text) {
    BigDecimal short1 = new BigDecimal(text).stripTrailingZeros();
    boolean small = short1.scale() <= 0 && short1.precision() - short1.scale() <= 7;
    if (small) {
      return short1.toPlainString() + (isDouble ? ".0" : "");
    }
    return text;
  }
}
