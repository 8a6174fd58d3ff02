package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Gradient checks of norms, reductions, products, tables, recurrent layers and attention. */
final class SequenceCases {
  private static final String X = "@Input(3) Tensor x();";
  private static final String DENSE = "@Dense(units = 24, activation = TANH) Tensor d(Tensor x);";

  /** A sequence of 4 times with 3 features, and one of 3 features of 5 times. */
  private static final String FOUR = "@Reshape({4, 3}) Tensor q(Tensor f);";

  private static final String FLAT = "@Dense(units = 12) Tensor f(Tensor x);";
  private static final String MORE = "@Dense(units = 18, activation = TANH) Tensor h(Tensor x);";
  private static final String SIX = "@Reshape({6, 3}) Tensor k(Tensor h);";
  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";

  private final int first;
  private final List<RuleCase> cases = new ArrayList<>();

  private SequenceCases(int first) {
    this.first = first;
  }

  /** Returns the cases, numbered from a number on. */
  static List<RuleCase> from(int first) {
    SequenceCases all = new SequenceCases(first);
    all.norms();
    all.reductions();
    all.positionwise();
    all.products();
    all.tables();
    all.recurrent();
    all.cuts();
    all.attention();
    return all.cases;
  }

  private void add(String rule, Kinks kinks, String... members) {
    String name = String.format(Locale.ROOT, "C%03d_%s", first + cases.size(), rule);
    cases.add(new RuleCase(rule, ModelSource.of(name, members), kinks));
  }

  /** A layer of a sequence whose gradient is wanted. */
  private void four(String layer, Kinks kinks) {
    String rule = layer.replaceAll("\\(.*", "");
    add(rule, kinks, X, FLAT, FOUR, "@" + layer + " Tensor y(Tensor q);", MSE);
  }

  private void norms() {
    for (String options :
        List.of(
            "LayerNorm",
            "LayerNorm(eps = 0.1, affine = false)",
            "RmsNorm",
            "RmsNorm(eps = 0.2, affine = false)",
            "GroupNorm(groups = 2)",
            "GroupNorm(groups = 4, affine = false)")) {
      four(options, Kinks.NONE);
    }
    for (String options :
        List.of(
            "LayerNorm(axes = {0, 2})",
            "LayerNorm(axes = 1, eps = 0.1)",
            "LayerNorm(axes = {1, 2})",
            "RmsNorm(axes = {2, 0})",
            "GroupNorm(groups = 1)",
            "GroupNorm(groups = 2)")) {
      String rule = options.replaceAll("\\(.*", "");
      String image = "@Reshape({4, 2, 3}) Tensor image(Tensor d);";
      String y = "@" + options + " Tensor y(Tensor image);";
      add(rule, Kinks.NONE, X, DENSE, image, y, MSE);
    }
    add("LayerNorm", Kinks.NONE, X, DENSE, "@LayerNorm Tensor y(Tensor d);", MSE);
    add("RmsNorm", Kinks.NONE, X, "@RmsNorm Tensor y(Tensor x);", MSE);
    String two = "@Add Tensor y(Tensor m, Tensor d);";
    add("LayerNorm", Kinks.NONE, X, DENSE, "@LayerNorm Tensor m(Tensor d);", two, MSE);
  }

  /** The smallest gap between two numbers of a row. */
  private static Kinks gaps(String value, int width) {
    return (run, parameters) -> {
      double[] all = run.get(value);
      double nearest = Double.POSITIVE_INFINITY;
      for (int r = 0; r < all.length / width; r++) {
        double[] row = Arrays.copyOfRange(all, r * width, (r + 1) * width);
        Arrays.sort(row);
        for (int i = 1; i < width; i++) {
          nearest = Math.min(nearest, row[i] - row[i - 1]);
        }
      }
      return 1e3 * nearest; // among thousands of pairs some are always close
    };
  }

  private void reductions() {
    String image = "@Reshape({4, 2, 3}) Tensor image(Tensor d);";
    for (String rule : List.of("Sum", "Mean", "Max", "Min")) {
      boolean corner = rule.startsWith("M") && !rule.equals("Mean");
      Kinks kinks = corner ? gaps("d", 24) : Kinks.NONE;
      for (String options :
          List.of("", "(axes = 1)", "(axes = {0, 2}, keepAxes = true)", "(axes = {1, 2})")) {
        String y = "@" + rule + options + " Tensor y(Tensor image);";
        add(rule, kinks, X, DENSE, image, y, MSE);
      }
      String both = "@" + rule + "(axes = 0) Tensor y(Tensor d);";
      add(rule, kinks, X, DENSE, both, MSE, "@LogCosh Loss other(Tensor d);");
    }
  }

  private void positionwise() {
    four("PositionwiseDense(units = 2)", Kinks.NONE);
    four("PositionwiseDense(units = 5, bias = false, activation = SILU, l2 = 0.1)", Kinks.NONE);
    four("PositionwiseDense(units = 1, activation = TANH)", Kinks.NONE);
    String image = "@Reshape({4, 2, 3}) Tensor image(Tensor d);";
    String y = "@PositionwiseDense(units = 2, activation = TANH) Tensor y(Tensor image);";
    add("PositionwiseDense", Kinks.NONE, X, DENSE, image, y, MSE);
    String raw = "@Input({4, 3}) Tensor x();";
    String direct = "@PositionwiseDense(units = 9) Tensor y(Tensor x);";
    add("PositionwiseDense", Kinks.NONE, raw, direct, MSE);
  }

  private void products() {
    String left = "@Reshape({2, 4, 3}) Tensor a(Tensor d);";
    String second = "@Dense(units = 30, activation = SILU) Tensor e(Tensor x);";
    String[][] pairs = {
      {"", "2, 4, 3", "2, 3, 5"},
      {"(transposeLeft = true)", "2, 3, 4", "2, 3, 5"},
      {"(transposeRight = true)", "2, 4, 3", "2, 5, 3"},
      {"(transposeLeft = true, transposeRight = true)", "2, 3, 4", "2, 5, 3"}
    };
    for (String[] pair : pairs) {
      String a = left.replace("2, 4, 3", pair[1]);
      String b = "@Reshape({" + pair[2] + "}) Tensor b(Tensor e);";
      String y = "@MatMul" + pair[0] + " Tensor y(Tensor a, Tensor b);";
      add("MatMul", Kinks.NONE, X, DENSE, a, second, b, y, MSE);
    }
    String twice = "(Tensor q, @From(\"q\") Tensor again);";
    String square = "@MatMul(transposeLeft = true) Tensor y" + twice;
    add("MatMul", Kinks.NONE, X, FLAT, FOUR, square, MSE);
  }

  private void tables() {
    String words = "@Input(5) Tensor words();";
    String table = "@Embedding(size = 4, dim = 3) Tensor t(Tensor words);";
    String last = "@PositionwiseDense(units = 2, activation = TANH) Tensor y(Tensor t);";
    add("Embedding", Kinks.NONE, words, table, last, MSE);
    String one = "@Input(1) Tensor word();";
    String single = "@Embedding(size = 7, dim = 4, deviation = 0.3) Tensor y(Tensor word);";
    add("Embedding", Kinks.NONE, one, single, MSE);
    String two = "@Embedding(size = 6, dim = 3) Tensor m(Tensor words);";
    String sum = "@Multiply Tensor y(Tensor t, Tensor m);";
    add("Embedding", Kinks.NONE, words, table, two, sum, MSE);
    four("PositionalEncoding", Kinks.NONE);
    four("PositionEmbedding(deviation = 0.5)", Kinks.NONE);
    String places = "@PositionEmbedding Tensor y(Tensor x);";
    add("PositionEmbedding", Kinks.NONE, "@Input({2, 3}) Tensor x();", places, MSE);
  }

  private void recurrent() {
    String mask = "@Input(4) Tensor x();".replace("x()", "mask()");
    String masked = "@From(\"q\") Tensor q, @From(\"mask\") Tensor mask";
    for (String rule : List.of("Rnn", "Lstm", "Gru")) {
      four(rule + "(units = 2)", Kinks.NONE);
      four(rule + "(units = 2, sequence = true)", Kinks.NONE);
      four(rule + "(units = 3, reverse = true)", Kinks.NONE);
      four(rule + "(units = 1, bidirectional = true, sequence = true)", Kinks.NONE);
      four(rule + "(units = 2, bidirectional = true)", Kinks.NONE);
      String both = "(units = 2, masked = true, bidirectional = true, sequence = true)";
      for (String options : List.of("(units = 3, masked = true)", both)) {
        String y = "@" + rule + options + " Tensor y(" + masked + ");";
        add(rule, Kinks.NONE, X, mask, FLAT, FOUR, y, MSE);
      }
      String first = "@Dense(units = 2) Tensor first(Tensor x);";
      String second = rule.equals("Lstm") ? ", Tensor memory" : "";
      String y =
          "@"
              + rule
              + "(units = 2, initial = true) Tensor y(Tensor q, Tensor first"
              + second
              + ");";
      String memory = "@Dense(units = 2) Tensor memory(Tensor x);";
      add(rule, Kinks.NONE, X, FLAT, FOUR, first, second.isEmpty() ? "" : memory, y, MSE);
      String raw = "@Input({3, 2}) Tensor x();";
      add(rule, Kinks.NONE, raw, "@" + rule + "(units = 9) Tensor y(Tensor x);", MSE);
      String once = "@Input({1, 2}) Tensor x();";
      String short1 = "@" + rule + "(units = 2, sequence = true) Tensor y(Tensor x);";
      add(rule, Kinks.NONE, once, short1, MSE);
    }
    four("Lstm(units = 2, state = true)", Kinks.NONE);
    four("Lstm(units = 2, bidirectional = true, state = true, forgetBias = 1)", Kinks.NONE);
    four("Rnn(units = 2, activation = RELU)", Kinks.at("y.z", 0));
    String both = "@Rnn(units = 3, sequence = true) Tensor m(Tensor q);";
    add("Rnn", Kinks.NONE, X, FLAT, FOUR, both, "@Add Tensor y(Tensor m, Tensor q);", MSE);
  }

  /** Cutting changes gradients, unless the parts see no earlier one: then it is checked. */
  private void cuts() {
    for (String rule : List.of("Rnn", "Lstm", "Gru")) {
      four(rule + "(units = 2, truncate = 4)", Kinks.NONE);
    }
  }

  private void attention() {
    for (String options :
        List.of(
            "",
            "(heads = 3)",
            "(causal = true, bias = false)",
            "(projection = false)",
            "(projection = false, causal = true, heads = 3)")) {
      four("Attention" + options, Kinks.NONE);
    }
    String v = "@From(\"k\") Tensor v";
    for (String options :
        List.of("(heads = 3)", "(projection = false)", "(bias = false, causal = true)")) {
      String y = "@Attention" + options + " Tensor y(Tensor q, Tensor k, " + v + ");";
      add("Attention", Kinks.NONE, X, FLAT, FOUR, MORE, SIX, y, MSE);
    }
    String wide = "@Reshape({6, 2}) Tensor v(Tensor f);";
    String three = "@Attention Tensor y(Tensor q, Tensor k, Tensor v);";
    add("Attention", Kinks.NONE, X, FLAT, FOUR, MORE, SIX, wide, three, MSE);
    String plain = "@Attention(projection = false) Tensor y(Tensor q, Tensor k, Tensor v);";
    add("Attention", Kinks.NONE, X, FLAT, FOUR, MORE, SIX, wide, plain, MSE);
    String mask = "@Input(4) Tensor mask();";
    for (String options : List.of("", ", heads = 3, causal = true", ", projection = false")) {
      String y = "@Attention(masked = true" + options + ") Tensor y(Tensor q, Tensor mask);";
      add("Attention", Kinks.NONE, X, mask, FLAT, FOUR, y, MSE);
    }
    String mask6 = "@Input(6) Tensor mask();";
    String all = "@Attention(masked = true) Tensor y(Tensor q, Tensor k, " + v + ", Tensor mask);";
    add("Attention", Kinks.NONE, X, mask6, FLAT, FOUR, MORE, SIX, all, MSE);
    block();
  }

  /** A transformer block of plain nodes. */
  private void block() {
    add(
        "Attention",
        Kinks.NONE,
        X,
        DENSE,
        "@Reshape({6, 4}) Tensor q(Tensor d);",
        "@PositionalEncoding Tensor placed(Tensor q);",
        "@LayerNorm Tensor normal(Tensor placed);",
        "@Attention(heads = 2, causal = true) Tensor looked(Tensor normal);",
        "@Add Tensor first(Tensor placed, Tensor looked);",
        "@LayerNorm Tensor again(Tensor first);",
        "@PositionwiseDense(units = 6, activation = GELU_TANH) Tensor wide(Tensor again);",
        "@PositionwiseDense(units = 4) Tensor narrow(Tensor wide);",
        "@Add Tensor y(Tensor first, Tensor narrow);",
        MSE);
  }
}
