package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gradient checks of formulas, weights of one's own and losses of one's own. */
final class FormulaCases {
  private static final String X = "@Input(3) Tensor x();";
  private static final String P = "@Dense(units = 3) Tensor p(Tensor x);";
  private static final String Q = "@Dense(units = 3, activation = TANH) Tensor q(Tensor x);";
  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";

  private final int first;
  private final List<RuleCase> cases = new ArrayList<>();

  private FormulaCases(int first) {
    this.first = first;
  }

  /** Returns the cases, numbered from a number on. */
  static List<RuleCase> from(int first) {
    FormulaCases all = new FormulaCases(first);
    all.elementwise();
    all.corners();
    all.weights();
    all.broadcasts();
    all.losses();
    return all.cases;
  }

  private void add(String rule, Kinks kinks, String... members) {
    String name = String.format(Locale.ROOT, "C%03d_%s", first + cases.size(), rule);
    cases.add(new RuleCase(rule, ModelSource.of(name, members), kinks));
  }

  private static String formula(String text, String parameters) {
    return "@Formula(\"" + text + "\") Tensor y(" + parameters + ");";
  }

  private void one(String text) {
    add("Formula", Kinks.NONE, X, P, formula(text, "Tensor p"), MSE);
  }

  private void two(String text) {
    add("Formula", Kinks.NONE, X, P, Q, formula(text, "Tensor p, Tensor q"), MSE);
  }

  private void elementwise() {
    one("p * sigmoid(1.702 * p)");
    one("tanh(p)");
    one("p");
    one("-p^2 + p^3 / 4 - p^-2 * 0");
    one("exp(-p^2 / 2) + softplus(p) * expm1(-p^2)");
    one("log(1 + p^2) * log1p(exp(p)) / sqrt(2 + p^4)");
    one("(0.5 + p^2)^1.5 + 2^p + (1 + p^2)^0.3 + e^(-p^2)");
    one("1 / (1 + exp(-p)) + p / (1 + exp(-p))^2");
    two("p * q + q / (1 + p^2)");
    two("(1 + p^2)^q - p");
    two("where(q > 0, p * exp(q), q * exp(p)) + 0 * where(q <= 0, 1, 2)");
    add("Formula", Kinks.NONE, X, P, formula("p * x - x^2", "Tensor p, Tensor x"), MSE);
    String twice = "Tensor p, @From(\"p\") Tensor again";
    add("Formula", Kinks.NONE, X, P, formula("p * tanh(again)", twice), MSE);
    String other = "@LogCosh Loss other(Tensor p);";
    add("Formula", Kinks.NONE, X, P, Q, formula("p * q", "Tensor p, Tensor q"), MSE, other);
    String chained = "@Formula(\"u1 * tanh(u1 * p)\") Tensor y(@From(\"q\") Tensor u1, Tensor p);";
    add("Formula", Kinks.NONE, X, P, Q, chained, MSE);
  }

  private void corners() {
    Kinks zero = Kinks.at("p", 0);
    String[] texts = {
      "relu(p) + 0.5 * abs(p)", "sign(p) * p^2", "max(p, 0) - min(0, 2 * p)", "where(p < 0, p, -p)"
    };
    for (String text : texts) {
      add("Formula", zero, X, P, formula(text, "Tensor p"), MSE);
    }
  }

  private void weights() {
    String single = "@Weight(constant = 0.7) Tensor s();";
    String row = "@Weight(shape = 3, initializer = Initializer.HE_NORMAL) Tensor c();";
    String all = "Tensor p, Tensor c";
    add("Weight", Kinks.NONE, X, P, row, formula("p * c", all), MSE);
    add("Weight", Kinks.NONE, X, P, row, "@Add Tensor y(Tensor p, Tensor c);", MSE);
    add("Weight", Kinks.NONE, X, row, formula("exp(-(x - 2 * c)^2)", "Tensor x, Tensor c"), MSE);
    add(
        "Weight",
        Kinks.NONE,
        "@Input(1) Tensor x();",
        single,
        formula("x * s", "Tensor x, Tensor s"),
        MSE);
  }

  /**
   * Shapes that are stretched in front, behind, in the middle, on both sides, and single numbers.
   */
  private void broadcasts() {
    String tanh = ", activation = TANH) Tensor ";
    String a = "@Dense(units = 6" + tanh + "u(Tensor x);";
    String grid = "@Reshape({2, 3}) Tensor a(Tensor u);";
    String column = "@Weight(shape = {2, 1}, initializer = Initializer.HE_NORMAL) Tensor b();";
    String row = "@Weight(shape = 3, initializer = Initializer.HE_NORMAL) Tensor c();";
    String end = "@Reshape(6) Tensor f(Tensor y);";
    String loss = "@MeanSquaredError Loss loss(Tensor f);";
    String ab = "Tensor a, Tensor b";
    String ac = "Tensor a, Tensor c";
    String abc = "Tensor a, Tensor b, Tensor c";
    add("Formula", Kinks.NONE, X, a, grid, column, formula("a * b", ab), end, loss);
    add("Formula", Kinks.NONE, X, a, grid, row, formula("a + c", ac), end, loss);
    String bell = formula("exp(-(a - c)^2 * b^2) + sigmoid(b) * tanh(b + c)", abc);
    add("Formula", Kinks.NONE, X, a, grid, column, row, bell, end, loss);
    String bc = "Tensor b, Tensor c";
    String outerSum = "@Formula(\"b * sigmoid(c + b)\") Tensor m(" + bc + ");";
    String joined = formula("a * m", "Tensor a, Tensor m");
    add("Formula", Kinks.NONE, X, a, grid, column, row, outerSum, joined, end, loss);
    String also = "@Formula(\"b - c * sigmoid(b)\") Tensor z(" + bc + ");";
    String both = "@Add Tensor sum(Tensor y, Tensor z);";
    String flat = "@Reshape(6) Tensor f(Tensor sum);";
    String y = formula("a * b + c", abc);
    add("Weight", Kinks.NONE, X, a, grid, column, row, y, also, both, flat, loss);
    String single = "@Weight(constant = 0.7) Tensor s();";
    String scaled = formula("a * s / (1 + s^2) - exp(-a * s)", "Tensor a, Tensor s");
    add("Weight", Kinks.NONE, X, a, grid, single, scaled, end, loss);
    String one = "@Dense(units = 1, activation = TANH) Tensor p(Tensor x);";
    String outer = formula("p * tanh(p * q)", "Tensor p, Tensor q");
    add("Formula", Kinks.NONE, X, one, Q, outer, MSE);
    String cube = "@Weight(shape = {2, 1, 3}, initializer = Initializer.HE_NORMAL) Tensor b();";
    String slab = "@Weight(shape = {4, 1}, initializer = Initializer.HE_NORMAL) Tensor c();";
    String whole = "@Reshape(24) Tensor f(Tensor y);";
    String mixed = formula("b / (1 + c^2) + b * x", "Tensor b, Tensor c, Tensor x");
    add("Formula", Kinks.NONE, X, cube, slab, mixed, whole, loss);
  }

  private void losses() {
    for (int width : new int[] {1, 3}) {
      String p = "@Dense(units = " + width + ") Tensor p(Tensor x);";
      Kinks huber = Kinks.where((y, t) -> Math.abs(y - t) - 1);
      loss("(p - target)^2", "", Kinks.NONE, p);
      loss("log(exp(p - target) + exp(target - p))", ", weight = 0.3", Kinks.NONE, p);
      loss("exp(-(p - target)^2)", "", Kinks.NONE, p);
      loss("where(abs(p - target) <= 1, (p - target)^2 / 2, abs(p - target) - 0.5)", "", huber, p);
      loss("-(1 - sigmoid(p * target))^2 * log(sigmoid(p * target))", "", Kinks.NONE, p);
    }
    String target = "@Softmax Tensor t(Tensor x);";
    String loss = "@CustomLoss(\"(p - t)^2 / (1 + t^2)\") Loss loss(Tensor p, Tensor t);";
    add("CustomLoss", Kinks.NONE, X, target, P, loss);
  }

  private void loss(String text, String more, Kinks kinks, String prediction) {
    String loss = "@CustomLoss(value = \"" + text + "\"" + more + ") Loss loss(Tensor p);";
    add("CustomLoss", kinks, X, prediction, loss);
  }
}
