package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The gradient checks of all rules: at least one model for each, with its options. */
final class RuleCases {
  private static final String X = "@Input(3) Tensor x();";
  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";
  private static final String DENSE = "@Dense(units = 3) Tensor p(Tensor x);";

  /** The rules to check, with commas between them; all without it. */
  private static final String ONLY = "gradwright.rules";

  private final List<RuleCase> cases = new ArrayList<>();

  private RuleCases() {}

  static List<RuleCase> all() {
    RuleCases all = new RuleCases();
    all.layers();
    all.cases.addAll(WindowCases.from(all.cases.size()));
    all.sharedReaders();
    all.cases.addAll(FormulaCases.from(all.cases.size()));
    all.cases.addAll(SequenceCases.from(all.cases.size()));
    all.activations();
    all.losses();
    all.classLosses();
    all.maskedLosses();
    String only = System.getProperty(ONLY);
    if (only == null) {
      return all.cases;
    }
    List<String> rules = List.of(only.split(","));
    return all.cases.stream().filter(c -> rules.contains(c.rule())).toList();
  }

  /** Whether only some rules are checked while they are written. */
  static boolean isFiltered() {
    return System.getProperty(ONLY) != null;
  }

  private void add(String rule, Kinks kinks, String... members) {
    String name = String.format(Locale.ROOT, "C%03d_%s", cases.size(), rule);
    cases.add(new RuleCase(rule, ModelSource.of(name, members), kinks));
  }

  private void layers() {
    add("Input", Kinks.NONE, X, "@Dense(units = 2) Tensor y(Tensor x);", MSE);
    add("Dense", Kinks.NONE, X, "@Dense(units = 2, bias = false) Tensor y(Tensor x);", MSE);
    add("Dense", Kinks.NONE, X, DENSE, "@Dense(units = 9) Tensor y(Tensor p);", MSE);
    add("Dense", Kinks.NONE, X, "@Dense(units = 2, l2 = 0.3) Tensor y(Tensor x);", MSE);
    Kinks weights = Kinks.ofWeights("y");
    add("Dense", weights, X, "@Dense(units = 2, l1 = 0.2) Tensor y(Tensor x);", MSE);
    add("Dense", weights, X, "@Dense(units = 2, l1 = 0.2, l2 = 0.3) Tensor y(Tensor x);", MSE);
    String q = "@Dense(units = 3, activation = TANH) Tensor q(Tensor x);";
    add("Activation", Kinks.NONE, X, DENSE, "@Activation(TANH) Tensor y(Tensor p);", MSE);
    add("Add", Kinks.NONE, X, DENSE, q, "@Add Tensor y(Tensor p, Tensor q);", MSE);
    add("Add", Kinks.NONE, X, DENSE, q, "@Add Tensor y(Tensor p, Tensor q, Tensor x);", MSE);
    String twice = "(Tensor p, @From(\"p\") Tensor again);";
    add("Add", Kinks.NONE, X, DENSE, "@Add Tensor y" + twice, MSE);
    add("Multiply", Kinks.NONE, X, DENSE, q, "@Multiply Tensor y(Tensor p, Tensor q);", MSE);
    add("Multiply", Kinks.NONE, X, DENSE, "@Multiply Tensor y(Tensor p, Tensor x);", MSE);
    add("Multiply", Kinks.NONE, X, DENSE, "@Multiply Tensor y" + twice, MSE);
    add("Concat", Kinks.NONE, X, DENSE, q, "@Concat Tensor y(Tensor p, Tensor x, Tensor q);", MSE);
    add("Concat", Kinks.NONE, X, DENSE, "@Concat Tensor y" + twice, MSE);
    for (int axis = 0; axis < 3; axis++) {
      add(
          "Concat",
          Kinks.NONE,
          X,
          "@Dense(units = 8, activation = TANH) Tensor p(Tensor x);",
          "@Reshape({2, 2, 2}) Tensor r(Tensor p);",
          "@Multiply Tensor m(Tensor r, @From(\"r\") Tensor again);",
          "@Concat(axis = " + axis + ") Tensor c(Tensor r, Tensor m, @From(\"r\") Tensor last);",
          "@Reshape(24) Tensor y(Tensor c);",
          MSE);
    }
    add("Softmax", Kinks.NONE, X, DENSE, "@Softmax Tensor s(Tensor p);", logits("s"));
    String norm = "@BatchNorm Tensor n(Tensor p);";
    add("BatchNorm", Kinks.NONE, X, DENSE, norm, "@Dense(units = 2) Tensor y(Tensor n);", MSE);
    add(
        "BatchNorm",
        Kinks.NONE,
        X,
        DENSE,
        norm,
        q,
        "@Add Tensor y(Tensor n, Tensor p, Tensor q);",
        MSE);
    add(
        "BatchNorm",
        Kinks.NONE,
        X,
        "@BatchNorm(eps = 0.1) Tensor n(Tensor x);",
        "@Dense(units = 2) Tensor y(Tensor n);",
        MSE);
    add(
        "BatchNorm",
        Kinks.NONE,
        X,
        DENSE,
        "@BatchNorm(affine = false) Tensor n(Tensor p);",
        "@Dense(units = 2) Tensor y(Tensor n);",
        MSE);
    add(
        "BatchNorm",
        Kinks.NONE,
        X,
        DENSE,
        "@Frozen @BatchNorm Tensor n(Tensor p);",
        "@Dense(units = 2) Tensor y(Tensor n);",
        MSE);
    add(
        "BatchNorm",
        Kinks.NONE,
        X,
        "@Dense(units = 12, activation = TANH) Tensor p(Tensor x);",
        "@Reshape({2, 3, 2}) Tensor r(Tensor p);",
        "@BatchNorm Tensor n(Tensor r);",
        "@BatchNorm(affine = false) Tensor m(Tensor n);",
        "@Reshape(12) Tensor f(Tensor m);",
        "@Dense(units = 2) Tensor y(Tensor f);",
        MSE);
    String drop = "@Dropout(0.4) Tensor d(Tensor p);";
    add("Dropout", Kinks.NONE, X, DENSE, drop, "@Dense(units = 2) Tensor y(Tensor d);", MSE);
    add(
        "Dropout",
        Kinks.NONE,
        X,
        DENSE,
        drop,
        q,
        "@Add Tensor y(Tensor d, Tensor p);",
        MSE,
        "@LogCosh Loss other(Tensor q);");
  }

  /** Every kind of node adds to the gradient of what another one reads, too. */
  private void sharedReaders() {
    for (String second :
        List.of(
            "@Dense(units = 3)",
            "@Dense(units = 3, activation = SILU)",
            "@Activation(TANH)",
            "@Softmax")) {
      String rule = WindowCases.rule(second.substring(1));
      String one = "@Dense(units = 3, activation = TANH) Tensor a(Tensor p);";
      String two = second + " Tensor b(Tensor p);";
      String sum = "@Add Tensor y(Tensor a, Tensor b, Tensor p);";
      add(rule, Kinks.NONE, X, DENSE, one, two, sum, MSE, "@LogCosh Loss other(Tensor p);");
    }
    Kinks largest = Maxima.of(4, 5).kernel(3, 3).stride(1, 1);
    for (String second :
        List.of(
            "Conv2d(filters = 2, kernel = 2)",
            "DepthwiseConv2d(kernel = 2)",
            "SeparableConv2d(filters = 2, kernel = 2)",
            "ConvTranspose2d(filters = 2, kernel = 2)",
            "MaxPool(kernel = 2)",
            "MaxPool(kernel = 3, stride = 1)",
            "AveragePool(kernel = 2)",
            "AveragePool(kernel = 3, stride = 1, pad = 1)",
            "GlobalAveragePool",
            "UpSample(factor = 2)",
            "UpSample(factor = 2, mode = Interpolation.BILINEAR)",
            "Flatten",
            "Permute({1, 2, 0})",
            "Pad(1)",
            "Slice(axis = 1, from = 1, step = 2)")) {
      add(
          WindowCases.rule(second),
          largest.and(Maxima.of(4, 5).kernel(2, 2).stride(2, 2)),
          WindowCases.IMAGE,
          "@Activation(TANH) Tensor a(Tensor image);",
          "@" + second + " Tensor y(Tensor image);",
          "@Add Tensor z(Tensor a, Tensor image);",
          MSE,
          "@LogCosh Loss other(Tensor z);");
    }
  }

  /** A loss that lets a softmax's distribution through. */
  private static String logits(String node) {
    return "@LogCosh Loss loss(Tensor " + node + ");";
  }

  private void activations() {
    for (String f : List.of("IDENTITY", "GELU", "GELU_TANH", "SILU", "MISH", "SOFTPLUS", "TANH")) {
      activation(f, "");
    }
    activation("SIGMOID", "");
    activation("SOFTPLUS", ", alpha = 2.5");
    for (String f : List.of("RELU", "LEAKY_RELU", "ELU", "SELU", "SOFTSIGN")) {
      activation(f, "", 0);
    }
    activation("LEAKY_RELU", ", alpha = 0.3", 0);
    activation("ELU", ", alpha = 0.4", 0);
    activation("RELU6", "", 0, 6);
    activation("HARD_TANH", "", -1, 1);
    activation("HARD_SWISH", "", -3, 3);
    activation("HARD_SIGMOID", "", -3, 3);
    activation("HARD_SIGMOID", ", alpha = 0.2", -2.5, 2.5);
  }

  /** Inside a dense layer and as a layer of its own. */
  private void activation(String f, String alpha, double... kinks) {
    add(
        f,
        Kinks.ofDense("a", kinks).and(Kinks.at("z", kinks)),
        X,
        "@Dense(units = 3, activation = " + f + alpha + ") Tensor a(Tensor x);",
        "@Dense(units = 3) Tensor z(Tensor a);",
        "@Activation(value = " + f + alpha + ") Tensor y(Tensor z);",
        MSE);
  }

  private void losses() {
    for (String width : List.of("1", "3")) {
      String p = "@Dense(units = " + width + ") Tensor p(Tensor x);";
      loss("MeanSquaredError", "", Kinks.NONE, p);
      loss("HalfSquaredError", "", Kinks.NONE, p);
      loss("MeanAbsoluteError", "", Kinks.where((y, t) -> y - t), p);
      loss("Huber", "", Kinks.where((y, t) -> Math.abs(y - t) - 1), p);
      loss("SmoothL1", "", Kinks.where((y, t) -> Math.abs(y - t) - 1), p);
      loss("LogCosh", "", Kinks.NONE, p);
      loss("Quantile", "tau = 0.9", Kinks.where((y, t) -> y - t), p);
      loss("SigmoidCrossEntropy", "", Kinks.NONE, p);
      loss("Hinge", "", Kinks.where((y, t) -> 1 - t * y), p);
      loss("SquaredHinge", "", Kinks.where((y, t) -> 1 - t * y), p);
      loss("PoissonNegativeLogLikelihood", "", Kinks.NONE, p);
      loss("KullbackLeibler", "", Kinks.NONE, p);
    }
    loss("MeanSquaredError", "weight = 0.3", Kinks.NONE, DENSE);
    loss("Huber", "delta = 0.7", Kinks.where((y, t) -> Math.abs(y - t) - 0.7), DENSE);
    loss("SmoothL1", "beta = 0.5", Kinks.where((y, t) -> Math.abs(y - t) - 0.5), DENSE);
    loss("Quantile", "tau = 0.2, weight = 3", Kinks.where((y, t) -> y - t), DENSE);
    loss("SigmoidCrossEntropy", "positiveWeight = 2.5", Kinks.NONE, DENSE);
    loss(
        "BinaryCrossEntropy",
        "",
        Kinks.NONE,
        "@Dense(units = 2, activation = SIGMOID) Tensor p(Tensor x);");
  }

  /** Every loss that can leave out missing targets. */
  private void maskedLosses() {
    for (String width : List.of("1", "3")) {
      String p = "@Dense(units = " + width + ") Tensor p(Tensor x);";
      masked("MeanSquaredError", "", Kinks.NONE, p);
      masked("KullbackLeibler", "", Kinks.NONE, p);
      masked("CustomLoss", "value = \"log(1 + exp(p - target)) * p\"", Kinks.NONE, p);
    }
    masked("HalfSquaredError", "weight = 0.3", Kinks.NONE, DENSE);
    masked("MeanAbsoluteError", "", Kinks.where((y, t) -> y - t), DENSE);
    masked("Huber", "", Kinks.where((y, t) -> Math.abs(y - t) - 1), DENSE);
    masked("SmoothL1", "", Kinks.where((y, t) -> Math.abs(y - t) - 1), DENSE);
    masked("LogCosh", "", Kinks.NONE, DENSE);
    masked("Quantile", "tau = 0.9", Kinks.where((y, t) -> y - t), DENSE);
    masked("SigmoidCrossEntropy", "positiveWeight = 2.5", Kinks.NONE, DENSE);
    masked("Hinge", "", Kinks.where((y, t) -> 1 - t * y), DENSE);
    masked("SquaredHinge", "", Kinks.where((y, t) -> 1 - t * y), DENSE);
    masked("PoissonNegativeLogLikelihood", "", Kinks.NONE, DENSE);
    String sigmoid = "@Dense(units = 2, activation = SIGMOID) Tensor p(Tensor x);";
    masked("BinaryCrossEntropy", "", Kinks.NONE, sigmoid);
    masked("SoftmaxCrossEntropy", "", Kinks.NONE, DENSE);
    masked("SoftmaxCrossEntropy", "probabilities = true", Kinks.NONE, DENSE);
    String weighted = "classWeights = {0.2, 1, 3}, labelSmoothing = 0.3, weight = 2";
    masked("SoftmaxCrossEntropy", weighted, Kinks.NONE, DENSE);
    masked("NegativeLogLikelihood", "classWeights = {0.2, 0.5, 3}", Kinks.NONE, DENSE);
    masked("MultiMargin", "", Kinks.margins(1, 3), DENSE);
    add(
        "SoftmaxCrossEntropy",
        Kinks.NONE,
        X,
        "@Dense(units = 8) Tensor d(Tensor x);",
        "@Reshape({2, 4}) Tensor p(Tensor d);",
        "@Masked @SoftmaxCrossEntropy Loss loss(Tensor p);");
  }

  private void masked(String loss, String options, Kinks kinks, String prediction) {
    String masked = "@Masked @" + loss + "(" + options + ") Loss loss(Tensor p);";
    add(loss, kinks, X, prediction, masked);
  }

  private void classLosses() {
    loss("SoftmaxCrossEntropy", "", Kinks.NONE, DENSE);
    loss("SoftmaxCrossEntropy", "labelSmoothing = 0.1", Kinks.NONE, DENSE);
    loss("SoftmaxCrossEntropy", "classWeights = {0.2, 1, 3}", Kinks.NONE, DENSE);
    loss(
        "SoftmaxCrossEntropy",
        "classWeights = {0.2, 1, 3}, labelSmoothing = 0.3, weight = 2",
        Kinks.NONE,
        DENSE);
    loss("SoftmaxCrossEntropy", "probabilities = true", Kinks.NONE, DENSE);
    add(
        "SoftmaxCrossEntropy",
        Kinks.NONE,
        X,
        "@Dense(units = 8) Tensor d(Tensor x);",
        "@Reshape({2, 4}) Tensor p(Tensor d);",
        "@SoftmaxCrossEntropy(weight = 0.5) Loss loss(Tensor p);");
    loss("NegativeLogLikelihood", "", Kinks.NONE, DENSE);
    loss("NegativeLogLikelihood", "classWeights = {0.2, 0, 3}", Kinks.NONE, DENSE);
    loss("LogitDistillation", "", Kinks.NONE, DENSE);
    loss("LogitDistillation", "temperature = 2.5", Kinks.NONE, DENSE);
    loss("MultiMargin", "", Kinks.margins(1, 3), DENSE);
    loss("MultiMargin", "margin = 0.8", Kinks.margins(0.8, 3), DENSE);
    for (String loss :
        List.of(
            "MeanSquaredError", "SoftmaxCrossEntropy", "KullbackLeibler", "LogitDistillation")) {
      String target = "@Softmax Tensor t(Tensor x);";
      add(loss, Kinks.NONE, X, target, DENSE, "@" + loss + " Loss loss(Tensor p, Tensor t);");
    }
  }

  private void loss(String loss, String options, Kinks kinks, String prediction) {
    add(loss, kinks, X, prediction, "@" + loss + "(" + options + ") Loss loss(Tensor p);");
  }
}
