package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Gradient checks of norms, reductions, products, tables, recurrent layers and attention. */
final class SequenceCases {
  /** A sequence of 4 times with 3 features that learns, at little cost. */
  private static final String X = "@Input({4, 3}) Tensor x();";

  private static final String FOUR = "@PositionEmbedding Tensor q(Tensor x);";

  /** A longer one. */
  private static final String LONG = "@Input({6, 3}) Tensor z();";

  private static final String SIX = "@PositionEmbedding Tensor k(Tensor z);";

  /** Matrices, as an image has them. */
  private static final String DEEP = "@Input({4, 2, 3}) Tensor x();";

  private static final String IMAGE = "@PositionwiseDense(units = 3) Tensor image(Tensor x);";

  /** A single row. */
  private static final String ROW = "@Input(2) Tensor row();";

  private static final String D = "@Dense(units = 5) Tensor d(Tensor row);";
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
    all.frozen();
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
    add(rule, kinks, X, FOUR, "@" + layer + " Tensor y(Tensor q);", MSE);
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
      String y = "@" + options + " Tensor y(Tensor image);";
      add(rule, Kinks.NONE, DEEP, IMAGE, y, MSE);
    }
    add("LayerNorm", Kinks.NONE, ROW, D, "@LayerNorm Tensor y(Tensor d);", MSE);
    add("RmsNorm", Kinks.NONE, X, "@RmsNorm Tensor y(Tensor x);", MSE);
    String two = "@Add Tensor y(Tensor m, Tensor d);";
    add("LayerNorm", Kinks.NONE, ROW, D, "@LayerNorm Tensor m(Tensor d);", two, MSE);
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
    for (String rule : List.of("Sum", "Mean", "Max", "Min")) {
      boolean corner = rule.startsWith("M") && !rule.equals("Mean");
      Kinks kinks = corner ? gaps("image", 24) : Kinks.NONE;
      for (String options :
          List.of("", "(axes = 1)", "(axes = {0, 2}, keepAxes = true)", "(axes = {1, 2})")) {
        String y = "@" + rule + options + " Tensor y(Tensor image);";
        add(rule, kinks, DEEP, IMAGE, y, MSE);
      }
      String both = "@" + rule + "(axes = 0) Tensor y(Tensor d);";
      String other = "@LogCosh Loss other(Tensor d);";
      add(rule, corner ? gaps("d", 5) : Kinks.NONE, ROW, D, both, MSE, other);
    }
  }

  private void positionwise() {
    four("PositionwiseDense(units = 2)", Kinks.NONE);
    four("PositionwiseDense(units = 5, bias = false, activation = SILU, l2 = 0.1)", Kinks.NONE);
    four("PositionwiseDense(units = 1, activation = TANH)", Kinks.NONE);
    String y = "@PositionwiseDense(units = 2, activation = TANH) Tensor y(Tensor image);";
    add("PositionwiseDense", Kinks.NONE, DEEP, IMAGE, y, MSE);
    String direct = "@PositionwiseDense(units = 9) Tensor y(Tensor x);";
    add("PositionwiseDense", Kinks.NONE, X, direct, MSE);
  }

  private void products() {
    String[][] pairs = {
      {"", "2, 4, 3", "2, 3, 5"},
      {"(transposeLeft = true)", "2, 3, 4", "2, 3, 5"},
      {"(transposeRight = true)", "2, 4, 3", "2, 5, 3"},
      {"(transposeLeft = true, transposeRight = true)", "2, 3, 4", "2, 5, 3"}
    };
    for (String[] pair : pairs) {
      String left = pair[1].substring(6);
      String right = pair[2].substring(6);
      add(
          "MatMul",
          Kinks.NONE,
          "@Input({" + pair[1] + "}) Tensor left();",
          "@Input({" + pair[2] + "}) Tensor right();",
          "@PositionwiseDense(units = " + left + ", bias = false) Tensor a(Tensor left);",
          "@PositionwiseDense(units = " + right + ", bias = false) Tensor b(Tensor right);",
          "@MatMul" + pair[0] + " Tensor y(Tensor a, Tensor b);",
          MSE);
    }
    String twice = "(Tensor q, @From(\"q\") Tensor again);";
    String square = "@MatMul(transposeLeft = true) Tensor y" + twice;
    add("MatMul", Kinks.NONE, X, FOUR, square, MSE);
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
    String next = "@Shared(\"t\") @Dense(units = 4, bias = false) Tensor y(Tensor t);";
    String first = "@Embedding(size = 4, dim = 3) Tensor t(Tensor word);";
    add("Embedding", Kinks.NONE, one, first, next, MSE);
    four("PositionalEncoding", Kinks.NONE);
    four("PositionEmbedding(deviation = 0.5)", Kinks.NONE);
    String places = "@PositionEmbedding Tensor y(Tensor x);";
    add("PositionEmbedding", Kinks.NONE, "@Input({2, 3}) Tensor x();", places, MSE);
  }

  private void recurrent() {
    String mask = "@Input(4) Tensor mask();";
    String masked = "Tensor q, Tensor mask";
    for (String rule : List.of("Rnn", "Lstm", "Gru")) {
      four(rule + "(units = 2)", Kinks.NONE);
      four(rule + "(units = 2, sequence = true)", Kinks.NONE);
      four(rule + "(units = 3, reverse = true)", Kinks.NONE);
      four(rule + "(units = 1, bidirectional = true, sequence = true)", Kinks.NONE);
      four(rule + "(units = 2, bidirectional = true)", Kinks.NONE);
      String both = "(units = 2, masked = true, bidirectional = true, sequence = true)";
      for (String options : List.of("(units = 3, masked = true)", both)) {
        String y = "@" + rule + options + " Tensor y(" + masked + ");";
        add(rule, Kinks.NONE, X, mask, FOUR, y, MSE);
      }
      String first = "@Dense(units = 2) Tensor first(Tensor row);";
      String second = rule.equals("Lstm") ? ", Tensor memory" : "";
      String y =
          "@"
              + rule
              + "(units = 2, initial = true) Tensor y(Tensor q, Tensor first"
              + second
              + ");";
      String memory = "@Dense(units = 2) Tensor memory(Tensor row);";
      add(rule, Kinks.NONE, X, ROW, FOUR, first, second.isEmpty() ? "" : memory, y, MSE);
      String raw = "@Input({3, 2}) Tensor x();";
      add(rule, Kinks.NONE, raw, "@" + rule + "(units = 9) Tensor y(Tensor x);", MSE);
      String once = "@Input({1, 2}) Tensor x();";
      String short1 = "@" + rule + "(units = 2, sequence = true) Tensor y(Tensor x);";
      add(rule, Kinks.NONE, once, short1, MSE);
    }
    four("Lstm(units = 2, state = true)", Kinks.NONE);
    String begins = "@Dense(units = 4) Tensor first(Tensor row);";
    String ends = "@Gru(units = 2, initial = true, bidirectional = true)";
    add("Gru", Kinks.NONE, X, ROW, FOUR, begins, ends + " Tensor y(Tensor q, Tensor first);", MSE);
    four("Lstm(units = 2, bidirectional = true, state = true, forgetBias = 1)", Kinks.NONE);
    four("Rnn(units = 2, activation = RELU)", Kinks.at("y.z", 0));
    String both = "@Rnn(units = 3, sequence = true) Tensor m(Tensor q);";
    add("Rnn", Kinks.NONE, X, FOUR, both, "@Add Tensor y(Tensor m, Tensor q);", MSE);
  }

  /** What is frozen lets gradients through. */
  private void frozen() {
    for (String layer : List.of("Lstm(units = 2)", "Gru(units = 2)", "Attention", "LayerNorm")) {
      String rule = layer.replaceAll("\\(.*", "");
      add(rule, Kinks.NONE, X, FOUR, "@Frozen @" + layer + " Tensor y(Tensor q);", MSE);
    }
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
      add("Attention", Kinks.NONE, X, LONG, FOUR, SIX, y, MSE);
    }
    String wide = "@Input({6, 2}) Tensor v();";
    String three = "@Attention Tensor y(Tensor q, Tensor k, Tensor v);";
    add("Attention", Kinks.NONE, X, LONG, FOUR, SIX, wide, three, MSE);
    String plain = "@Attention(projection = false) Tensor y(Tensor q, Tensor k, Tensor v);";
    add("Attention", Kinks.NONE, X, LONG, FOUR, SIX, wide, plain, MSE);
    String mask = "@Input(4) Tensor mask();";
    for (String options : List.of("", ", heads = 3, causal = true", ", projection = false")) {
      String y = "@Attention(masked = true" + options + ") Tensor y(Tensor q, Tensor mask);";
      add("Attention", Kinks.NONE, X, mask, FOUR, y, MSE);
    }
    String mask6 = "@Input(6) Tensor mask();";
    String all = "@Attention(masked = true) Tensor y(Tensor q, Tensor k, " + v + ", Tensor mask);";
    add("Attention", Kinks.NONE, X, mask6, LONG, FOUR, SIX, all, MSE);
    block();
  }

  /** A transformer block of plain nodes. */
  private void block() {
    add(
        "Attention",
        Kinks.NONE,
        "@Input({6, 4}) Tensor x();",
        "@PositionEmbedding Tensor q(Tensor x);",
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
