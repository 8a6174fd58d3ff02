package dev.gradwright.processor.formula;

import dev.gradwright.processor.program.code.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The value of terms in {@code double}, each term computed once. */
final class Values {
  private final Map<String, Double> names;
  private final Map<Term, Double> done = new HashMap<>();

  private Values(Map<String, Double> names) {
    this.names = names;
  }

  static double of(Term term, Map<String, Double> names) {
    return new Values(names).value(term);
  }

  /** Returns the value of a formula over the parameters x, y and z. */
  static double of(String formula, double x, double y, double z) throws FormulaException {
    Term term = Formula.parse(formula).bind(List.of("x", "y", "z"));
    return of(term, Map.of("x", x, "y", y, "z", z));
  }

  private double value(Term term) {
    Double known = done.get(term);
    if (known == null) {
      known = computed(term);
      done.put(term, known);
    }
    return known;
  }

  private double computed(Term term) {
    double[] a = term.arguments().stream().mapToDouble(this::value).toArray();
    return switch (term.operation()) {
      case NUMBER -> term.number();
      case NAME -> names.getOrDefault(term.name(), Double.NaN);
      case WHERE -> term.comparison().test(a[0], a[1]) ? a[2] : a[3];
      case POWER -> StrictMath.pow(a[0], a[1]);
      case RELU -> Math.max(a[0], 0);
      default -> {
        Function function = term.operation().function();
        if (function == null) {
          throw new AssertionError(term);
        }
        yield function.apply(a);
      }
    };
  }
}
