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

  private static final String IMAGE =
      "@Input({2, 4, 5}) Tensor x();\n"
          + "@Conv2d(filters = 2, kernel = 1) Tensor image(Tensor x);";
  private static final String SEQUENCE =
      "@Input({3, 9}) Tensor x();\n@Conv1d(filters = 3, kernel = 1) Tensor image(Tensor x);";

  /** The rules to check, with commas between them; all without it. */
  private static final String ONLY = "gradwright.rules";

  private final List<RuleCase> cases = new ArrayList<>();

  private RuleCases() {}

  static List<RuleCase> all() {
    RuleCases all = new RuleCases();
    all.layers();
    all.convolutions();
    all.otherConvolutions();
    all.pools();
    all.moves();
    all.sharedReaders();
    all.cases.addAll(FormulaCases.from(all.cases.size()));
    all.cases.addAll(SequenceCases.from(all.cases.size()));
    all.activations();
    all.losses();
    all.classLosses();
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

  /** Of an image whose gradient is wanted, so that all three sums are checked. */
  private void convolutions() {
    for (String options :
        List.of(
            "filters = 2, kernel = 2",
            "filters = 3, kernel = {3, 2}, stride = {2, 1}, pad = {1, 2}, activation = TANH",
            "filters = 2, kernel = 2, dilation = 2, bias = false, l2 = 0.1",
            "filters = 2, kernel = 2, dilation = 2, stride = 2, pad = {0, 1, 2, 0}",
            "filters = 4, kernel = 3, groups = 2, padding = SAME, activation = SILU",
            "filters = 1, kernel = 1, stride = 2",
            "filters = 3, kernel = 1",
            "filters = 2, kernel = {1, 2}, dilation = 2, pad = {1, 2}",
            "filters = 2, kernel = {1, 3}, groups = 2, stride = {2, 3}, padding = SAME")) {
      onImage("Conv2d(" + options + ")", Kinks.NONE);
    }
  }

  /** A layer on an image whose gradient is wanted: few weights feel every number of it. */
  private void onImage(String layer, Kinks kinks) {
    add(rule(layer), kinks, IMAGE, "@" + layer + " Tensor y(Tensor image);", MSE);
  }

  /** A layer on a sequence whose gradient is wanted. */
  private void onSequence(String layer, Kinks kinks) {
    add(rule(layer), kinks, SEQUENCE, "@" + layer + " Tensor y(Tensor image);", MSE);
  }

  private static String rule(String layer) {
    return layer.replaceAll("\\W.*", "");
  }

  private void otherConvolutions() {
    onSequence("Conv1d(filters = 2, kernel = 3)", Kinks.NONE);
    onSequence(
        "Conv1d(filters = 3, kernel = 2, stride = 3, pad = {2, 1}, groups = 3, activation = TANH)",
        Kinks.NONE);
    onSequence(
        "Conv1d(filters = 2, kernel = 3, dilation = 2, padding = SAME, l2 = 0.1)", Kinks.NONE);
    onImage("DepthwiseConv2d(kernel = 2)", Kinks.NONE);
    onImage(
        "DepthwiseConv2d(kernel = {3, 2}, multiplier = 3, stride = {1, 2}, padding = SAME,"
            + " activation = SILU)",
        Kinks.NONE);
    onImage("DepthwiseConv2d(kernel = 2, dilation = 2, bias = false, l2 = 0.2)", Kinks.NONE);
    onImage("SeparableConv2d(filters = 3, kernel = 2, activation = TANH)", Kinks.NONE);
    onImage(
        "SeparableConv2d(filters = 2, kernel = {2, 3}, multiplier = 2, stride = 2, pad = 1,"
            + " bias = false, l2 = 0.1)",
        Kinks.NONE);
    for (String options :
        List.of(
            "filters = 2, kernel = 2",
            "filters = 2, kernel = {3, 2}, stride = {2, 3}, activation = SILU",
            "filters = 4, kernel = 3, stride = 2, pad = 1, outputPadding = 1, groups = 2",
            "filters = 1, kernel = 2, dilation = 2, pad = {0, 1, 2, 0}, bias = false, l2 = 0.1",
            "filters = 2, kernel = 2, dilation = 2, stride = 2, outputPadding = {1, 0}",
            "filters = 2, kernel = 3, stride = 2, padding = SAME")) {
      onImage("ConvTranspose2d(" + options + ")", Kinks.NONE);
    }
  }

  private void pools() {
    maxPool("kernel = 2", Maxima.of(4, 5).kernel(2, 2).stride(2, 2));
    maxPool("kernel = 2, stride = {1, 2}", Maxima.of(4, 5).kernel(2, 2).stride(1, 2));
    maxPool(
        "kernel = {3, 2}, stride = {2, 3}, pad = {1, 0, 1, 1}",
        Maxima.of(4, 5).kernel(3, 2).stride(2, 3).before(1, 1));
    maxPool(
        "kernel = 3, stride = 2, padding = SAME",
        Maxima.of(4, 5).kernel(3, 3).stride(2, 2).before(0, 1));
    maxPool(
        "kernel = 2, stride = 1, dilation = {3, 2}",
        Maxima.of(4, 5).kernel(2, 2).stride(1, 1).dilation(3, 2));
    onSequence("MaxPool(kernel = 3)", Maxima.of(1, 9).kernel(1, 3).stride(1, 3));
    onSequence(
        "MaxPool(kernel = 4, stride = 2, pad = {0, 1})", Maxima.of(1, 9).kernel(1, 4).stride(1, 2));
    for (String options :
        List.of(
            "kernel = 2",
            "kernel = {2, 1}, stride = {3, 2}",
            "kernel = 3, stride = 1, pad = 1",
            "kernel = 3, stride = {2, 1}, pad = 1, countPadding = false",
            "kernel = 2, padding = SAME, countPadding = false")) {
      onImage("AveragePool(" + options + ")", Kinks.NONE);
    }
    onSequence("AveragePool(kernel = 3)", Kinks.NONE);
    onSequence(
        "AveragePool(kernel = 3, stride = 2, pad = {1, 0}, countPadding = false)", Kinks.NONE);
    onSequence("GlobalAveragePool", Kinks.NONE);
    onImage("GlobalAveragePool", Kinks.NONE);
    for (String mode : List.of("NEAREST", "BILINEAR")) {
      String of = ", mode = Interpolation." + mode + ")";
      onSequence("UpSample(factor = 3" + of, Kinks.NONE);
      onSequence("UpSample(factor = 2" + of, Kinks.NONE);
      onImage("UpSample(factor = 2" + of, Kinks.NONE);
      onImage("UpSample(factor = {1, 3}" + of, Kinks.NONE);
      onImage("UpSample(factor = {4, 1}" + of, Kinks.NONE);
    }
  }

  private void maxPool(String options, Kinks maxima) {
    onImage("MaxPool(" + options + ")", maxima);
  }

  private void moves() {
    onImage("Flatten", Kinks.NONE);
    onImage("Reshape({5, -1, 4})", Kinks.NONE);
    onImage("Permute({2, 0, 1})", Kinks.NONE);
    onSequence("Permute({1, 0})", Kinks.NONE);
    onImage("Pad(1)", Kinks.NONE);
    onImage("Pad(value = {1, 0, 0, 2, 1, 1}, constant = -0.5)", Kinks.NONE);
    onSequence("Pad({2, 1})", Kinks.NONE);
    onImage("Slice(from = 1)", Kinks.NONE);
    onImage("Slice(axis = 2, from = -4, to = -1, step = 2)", Kinks.NONE);
    onImage("Slice(axis = 1, to = 3)", Kinks.NONE);
  }

  /** Every kind of node adds to the gradient of what another one reads, too. */
  private void sharedReaders() {
    for (String second :
        List.of(
            "@Dense(units = 3)",
            "@Dense(units = 3, activation = SILU)",
            "@Activation(TANH)",
            "@Softmax")) {
      String rule = rule(second.substring(1));
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
          rule(second),
          largest.and(Maxima.of(4, 5).kernel(2, 2).stride(2, 2)),
          IMAGE,
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
