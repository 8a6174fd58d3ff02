package dev.gradwright.processor.formula;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives are those of calculus, in simple form, and right at corners. */
final class DerivationTest {
  private static final List<String> NAMES = List.of("x", "y", "z");

  private static Expression expression(String formula) throws FormulaException {
    return Expression.of(Formula.parse(formula), NAMES);
  }

  private static double derivative(String formula, double x, double y) throws FormulaException {
    Term term = expression(formula).derivative("x");
    return Values.of(term, Map.of("x", x, "y", y, "z", 0.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 0",
        "y | 0",
        "x | 1",
        "-x | -1",
        "2 * x + y | 2",
        "x * y | y",
        "x * x | 2 * x",
        "x^2 | 2 * x",
        "x^3 | 3 * x^2",
        "x^0.5 | 0.5 * x^-0.5",
        "sqrt(x) | 0.5 / sqrt(x)",
        "x / y | 1 / y",
        "y / x | -(y / x / x)",
        "1 / (1 + x) | -(1 / (1 + x) / (1 + x))",
        "exp(x) | exp(x)",
        "exp(-x^2 / 2) | -(exp(-0.5 * x^2) * x)",
        "log(x) | 1 / x",
        "log1p(x) | 1 / (1 + x)",
        "expm1(2 * x) | 2 * exp(2 * x)",
        "tanh(x) | 1 - tanh(x) * tanh(x)",
        "sigmoid(x) | sigmoid(x) * (1 - sigmoid(x))",
        "softplus(x) | sigmoid(x)",
        "abs(x) | sign(x)",
        "sign(x) | 0",
        "relu(x) | step(relu(x))",
        "erf(x) | 1.1283791670955126 * exp(-(x * x))",
        "max(x, y) | where(x > y, 1, where(x < y, 0, 0.5))",
        "min(x, 1) | where(x < 1, 1, where(x > 1, 0, 0.5))",
        "where(x > 0, x^2, y) | where(x > 0, 2 * x, 0)",
        "where(y > 0, x, x) | 1",
        "2^x | 0.6931471805599453 * 2^x",
        "y^x | y^x * log(y)",
        "x * sigmoid(1.702 * x) | sigmoid(1.702 * x)"
            + " + x * (1.702 * (sigmoid(1.702 * x) * (1 - sigmoid(1.702 * x))))",
      })
  void theDerivativeIsWhatATextbookWrites(String formula, String expected) throws FormulaException {
    Formula parsed = Formula.parse(formula);
    Simplifier make = new Simplifier(parsed.terms());
    Term simple = make.simplify(parsed.bind(NAMES));
    assertThat(new Derivation(make, "x").of(simple).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + 0 | x",
        "0 + x | x",
        "x - 0 | x",
        "0 - x | -x",
        "1 * x | x",
        "x * 1 | x",
        "x * -1 | -x",
        "x / 1 | x",
        "x / 4 | 0.25 * x",
        "x / 3 | x / 3",
        "--x | x",
        "x - -y | x + y",
        "-x * -y | x * y",
        "x * 3 | 3 * x",
        "2 * (3 * x) | 6 * x",
        "0.1 * (3 * x) | 0.1 * (3 * x)",
        "2 * pi * x | 6.283185307179586 * x",
        "x + x | 2 * x",
        "max(x, x) | x",
        "where(1 < 2, x, y) | x",
        "where(x < y, z, z) | z",
        "sqrt(4) * x | 2 * x",
        "1e30 * 1e30 * x | 1.0E30 * 1.0E30 * x",
        // not the same for every number
        "0 * x | 0 * x",
        "x - x | x - x",
        "x / x | x / x",
        "0 / x | 0 / x",
        "log(-1) * x | log(-1) * x",
        // powers
        "x^0 | 1",
        "x^1 | x",
        "x^2 | x * x",
        "x^3 | x * (x * x)",
        "x^-2 | 1 / (x * x)",
        "x^0.5 | sqrt(x)",
        "x^1.5 | x * sqrt(x)",
        "x^-0.5 | 1 / sqrt(x)",
        "x^0.3 | exp(0.3 * log(x))",
        "x^y | exp(y * log(x))",
        "e^x | exp(x)",
      })
  void onlyWhatChangesNoNumberIsSimplified(String formula, String expected)
      throws FormulaException {
    assertThat(expression(formula).value().toString()).isEqualTo(expected);
  }

  @Test
  void derivativesAtCornersFollowTheirConvention() throws FormulaException {
    assertThat(derivative("abs(x)", 0, 0)).isEqualTo(0);
    assertThat(derivative("relu(x)", 0, 0)).isEqualTo(0);
    assertThat(derivative("max(x, y)", 2, 2)).isEqualTo(0.5);
    assertThat(derivative("min(x, y)", 2, 2)).isEqualTo(0.5);
    assertThat(derivative("max(3 * x, 0)", 0, 0)).isEqualTo(1.5);
    assertThat(derivative("where(x > 0, 5 * x, 7 * x)", 0, 0)).isEqualTo(7);
  }

  @Test
  void theBranchNotChosenDoesNoHarm() throws FormulaException {
    assertThat(derivative("where(x > 0, sqrt(x), 3 * x)", 0, 0)).isEqualTo(3);
    assertThat(derivative("where(x > 0, log(x), 0)", -1, 0)).isEqualTo(0);
    assertThat(derivative("where(x > 0, x^0.3, x)", 0, 0)).isEqualTo(1);
  }

  @Test
  void aNumberThatIsNoneStaysNone() throws FormulaException {
    for (String f : List.of("abs(x)", "relu(x)", "tanh(x)", "sigmoid(x)", "erf(x)", "x^2")) {
      assertWithMessage(f).that(derivative(f, Double.NaN, 0)).isNaN();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void derivativesOfRandomFormulasAreCentralDifferences(long seed) throws FormulaException {
    Random random = new Random(seed);
    String text = new RandomFormula(random).of(4);
    Expression formula = expression(text);
    Map<String, Double> at = new HashMap<>();
    at.put("x", 0.3 + random.nextDouble() * 0.5); // below 1, where formulas may change
    at.put("y", 0.3 + random.nextDouble());
    at.put("z", 0.3 + random.nextDouble());
    double written = Values.of(Formula.parse(text).bind(NAMES), at);
    double value = Values.of(formula.value(), at);
    String told = "seed " + seed + ": " + text;
    assertWithMessage(told).that(value).isWithin(1e-11 * Math.abs(written) + 1e-13).of(written);
    for (String name : NAMES) {
      double exact = Values.of(formula.derivative(name), at);
      double numeric = difference(formula.value(), at, name);
      double tolerance = 1e-6 * Math.abs(exact) + 1e-7 * Math.max(1, Math.abs(value));
      assertWithMessage("%s by %s", told, name).that(exact).isWithin(tolerance).of(numeric);
    }
  }

  /** Of fourth order, so that steep formulas do not need smaller steps than rounding allows. */
  private static double difference(Term term, Map<String, Double> at, String name) {
    double step = 1e-4;
    Map<String, Double> near = new HashMap<>(at);
    double[] values = new double[4];
    int[] places = {-2, -1, 1, 2};
    for (int i = 0; i < 4; i++) {
      near.put(name, at.getOrDefault(name, 0.0) + places[i] * step);
      values[i] = Values.of(term, near);
    }
    return (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * step);
  }

  @Test
  void nestedFormulasStaySmall() throws FormulaException {
    String maxima = "x";
    String squares = "x";
    for (int i = 0; i < 45; i++) {
      maxima = "max(" + maxima + ", tanh(" + i + " - x))";
      squares = "(" + squares + ")^2";
    }
    for (String text : List.of(maxima, squares)) {
      Expression formula = expression(text);
      Term derivative = formula.derivative("x");
      Parts parts = Parts.of(List.of(), List.of(formula.value(), derivative));
      Variables lowering = new Variables();
      List<Term> within = parts.within(derivative);
      assertThat(within.size()).isLessThan(200);
      int operations = 0;
      for (Term part : within) {
        operations += operations(lowering.expression(part));
        lowering.keep(part);
      }
      assertThat(operations).isLessThan(1000);
    }
  }

  /** Terms with each part and each name as a variable. */
  private static final class Variables {
    private final Map<Term, String> parts = new HashMap<>();

    Expr expression(Term term) {
      return Lowering.expression(
          term,
          t -> t.operation() == Operation.NAME || parts.containsKey(t),
          t -> Expr.read(new Access.Local(parts.getOrDefault(t, t.name()))));
    }

    void keep(Term part) {
      parts.put(part, "u" + parts.size());
    }
  }

  private static int operations(Expr expression) {
    int[] count = {0};
    var unused =
        expression.rewrite(
            e -> {
              count[0] += e instanceof Expr.Apply || e instanceof Expr.Where ? 1 : 0;
              return e;
            });
    return count[0];
  }

  @Test
  void commonPartsAreComputedOnce() throws FormulaException {
    Expression formula = expression("x * sigmoid(1.702 * x) + y / (1 + exp(-x)) - exp(-x)");
    List<Term> roots = new ArrayList<>();
    roots.add(formula.value());
    NAMES.forEach(name -> roots.add(formula.derivative(name)));
    Parts parts = Parts.of(List.of(), roots);
    Set<Term> seen = new HashSet<>();
    List<Term> ordered = new ArrayList<>();
    for (Term root : roots) {
      for (Term part : parts.within(root)) {
        if (seen.add(part)) {
          ordered.add(part);
        }
      }
    }
    Variables lowering = new Variables();
    List<Expr> all = new ArrayList<>();
    for (Term part : ordered) {
      all.add(lowering.expression(part));
      lowering.keep(part);
    }
    roots.forEach(root -> all.add(lowering.expression(root)));
    String text = all.stream().map(Expr::toString).collect(Collectors.joining("\n"));
    assertThat(text.split("function=EXP", -1)).hasLength(2);
    assertThat(text.split("function=SIGMOID", -1)).hasLength(2);
  }

  @Test
  void aLargeFormulaIsCutIntoPieces() throws FormulaException {
    String sum =
        LongStream.range(0, 140).mapToObj(i -> "x * " + (i + 3)).collect(Collectors.joining(" + "));
    Term value = expression(sum).value();
    List<Term> within = Parts.of(List.of(value), List.of()).within(value);
    assertThat(within.size()).isAtLeast(4);
    Variables lowering = new Variables();
    for (Term part : within) {
      assertThat(operations(lowering.expression(part))).isLessThan(130);
      lowering.keep(part);
    }
  }
}
