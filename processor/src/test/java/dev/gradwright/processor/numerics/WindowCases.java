package dev.gradwright.processor.numerics;

import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gradient checks of convolutions, pooling and layers that move numbers. */
final class WindowCases {
  /** An image that learns, at little cost. */
  static final String IMAGE =
      "@Input({2, 4, 5}) Tensor x();\n"
          + "@Conv2d(filters = 2, kernel = 1) Tensor image(Tensor x);";

  private static final String SEQUENCE =
      "@Input({3, 9}) Tensor x();\n@Conv1d(filters = 3, kernel = 1) Tensor image(Tensor x);";

  private static final String MSE = "@MeanSquaredError Loss loss(Tensor y);";

  private final int first;
  private final List<RuleCase> cases = new ArrayList<>();

  private WindowCases(int first) {
    this.first = first;
  }

  /** Returns the cases, numbered from a number on. */
  static List<RuleCase> from(int first) {
    WindowCases all = new WindowCases(first);
    all.convolutions();
    all.otherConvolutions();
    all.pools();
    all.moves();
    return all.cases;
  }

  private void add(String rule, Kinks kinks, String... members) {
    String name = String.format(Locale.ROOT, "C%03d_%s", first + cases.size(), rule);
    cases.add(new RuleCase(rule, ModelSource.of(name, members), kinks));
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

  /** Returns the rule of a layer as it is written, {@code Conv2d(filters = 2)}. */
  static String rule(String layer) {
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
}
