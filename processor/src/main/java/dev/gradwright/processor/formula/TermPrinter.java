package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Decimal;
import java.util.stream.Collectors;

/** The text of terms, with as few parentheses as say what is computed in which order. */
final class TermPrinter {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int TIGHTEST = 5;

  private TermPrinter() {}

  static String print(Term term) {
    return print(term, 0);
  }

  private static String print(Term term, int context) {
    String text = text(term);
    return binding(term) < context ? "(" + text + ")" : text;
  }

  private static int binding(Term term) {
    return switch (term.operation()) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
      case NEGATE -> SIGN;
      case POWER -> POWER;
      case NUMBER -> term.number() < 0 ? SIGN : TIGHTEST;
      default -> TIGHTEST;
    };
  }

  private static String text(Term term) {
    return switch (term.operation()) {
      case NUMBER -> number(term.number());
      case NAME -> term.name();
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
        int own = binding(term);
        String left = print(term.argument(0), own);
        yield left + " " + term.operation().text() + " " + print(term.argument(1), own + 1);
      }
      case POWER -> print(term.argument(0), TIGHTEST) + "^" + print(term.argument(1), SIGN);
      case NEGATE -> "-" + print(term.argument(0), SIGN);
      case WHERE ->
          "where("
              + print(term.argument(0))
              + " "
              + term.comparison().java()
              + " "
              + print(term.argument(1))
              + ", "
              + print(term.argument(2))
              + ", "
              + print(term.argument(3))
              + ")";
      default ->
          term.arguments().stream()
              .map(TermPrinter::print)
              .collect(Collectors.joining(", ", term.operation().text() + "(", ")"));
    };
  }

  private static String number(double value) {
    String text = Decimal.text(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
