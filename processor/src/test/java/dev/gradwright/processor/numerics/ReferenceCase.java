package dev.gradwright.processor.numerics;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One case of the table of layers, as a model.
 *
 * <p>The upstream numbers are a second input, multiplied in; a dense layer of ones sums a row, and
 * the divergence from one certain class is minus that sum, with a slope of -1 exactly. A dense
 * layer that copies its input stands in front, so that its bias has the gradient by the input.
 *
 * @param json the case
 * @param number its place in the table
 */
record ReferenceCase(Object json, int number) {
  /** Returns the whole table. */
  static List<ReferenceCase> all() {
    List<ReferenceCase> all = new ArrayList<>();
    for (Object json : Reference.list(Reference.json("layers.json"), "cases")) {
      all.add(new ReferenceCase(json, all.size()));
    }
    return all;
  }

  String layer() {
    return (String) Reference.at(json, "layer");
  }

  /** The layer {@code l} that reads {@code s}. */
  private String declaration() {
    String dense = "@Dense(units = " + out();
    return switch (layer()) {
      case "conv2d" -> "@Conv2d(" + filters(0) + windows(2) + ") Tensor l(Tensor s);";
      case "conv1d" -> "@Conv1d(" + filters(0) + windows(1) + ") Tensor l(Tensor s);";
      case "conv_transpose2d" ->
          "@ConvTranspose2d(" + filters(1) + windows(2) + ") Tensor l(Tensor s);";
      case "max_pool2d" -> "@MaxPool(" + windows(2) + ") Tensor l(Tensor s);";
      case "avg_include_pad_pool2d" -> "@AveragePool(" + windows(2) + ") Tensor l(Tensor s);";
      case "avg_exclude_pad_pool2d" ->
          "@AveragePool(countPadding = false, " + windows(2) + ") Tensor l(Tensor s);";
      case "global_avg_pool" -> "@GlobalAveragePool Tensor l(Tensor s);";
      case "softmax" -> "@Softmax Tensor l(Tensor s);";
      case "residual_dense_tanh" ->
          dense
              + ", activation = TANH) Tensor inner(Tensor s);\n"
              + "@Add Tensor l(Tensor s, Tensor inner);";
      default -> dense + ") Tensor l(Tensor s);";
    };
  }

  /** The parameters by the names that the table has for them. */
  private Map<String, String> parameters() {
    return switch (layer()) {
      case "dense", "dense_1x1", "conv1d", "conv2d", "conv_transpose2d" ->
          Map.of("l.weight", "W", "l.bias", "b");
      case "residual_dense_tanh" -> Map.of("inner.weight", "W", "inner.bias", "b");
      default -> Map.of();
    };
  }

  private static List<Integer> integers(List<?> numbers) {
    return numbers.stream().map(n -> ((Double) n).intValue()).toList();
  }

  /** A number or a list of the configuration as the value of a member. */
  private String member(String member, String name) {
    if (!((Map<?, ?>) Reference.at(json, "config")).containsKey(name)) {
      return "";
    }
    Object value = Reference.at(json, "config", name);
    List<Integer> numbers = integers(value instanceof List<?> list ? list : List.of(value));
    return ", " + member + " = " + numbers.toString().replace('[', '{').replace(']', '}');
  }

  private String windows(int axes) {
    List<Integer> kernel = integers(kernelOf(axes));
    String size = kernel.toString().replace('[', '{').replace(']', '}');
    return "kernel = "
        + size
        + member("stride", "stride")
        + member("pad", "pad")
        + member("dilation", "dil");
  }

  private List<?> kernelOf(int axes) {
    if (parameters().isEmpty()) {
      return Reference.list(json, "config", "kernel");
    }
    List<?> weights = Reference.list(json, "inputs", "W", "shape");
    return weights.subList(weights.size() - axes, weights.size());
  }

  private String filters(int axis) {
    String groups = member("groups", "groups").replace("{", "").replace("}", "");
    int filters = integers(Reference.list(json, "inputs", "W", "shape")).get(axis);
    return "filters = " + filters + groups + ", ";
  }

  private double[] input(String name) {
    return Reference.numbers(json, "inputs", name, "data");
  }

  private double[] gradient(String name) {
    return Reference.numbers(json, "gradients", name);
  }

  private double[] upstream() {
    return Reference.numbers(json, "upstream");
  }

  private List<Integer> row() {
    List<Integer> shape = integers(Reference.list(json, "inputs", "x", "shape"));
    return shape.subList(1, shape.size());
  }

  private int in() {
    return row().stream().reduce(1, (a, b) -> a * b);
  }

  private int out() {
    return upstream().length / rows();
  }

  private int rows() {
    return input("x").length / in();
  }

  private String name(boolean single) {
    return (single ? "Single_" : "All_") + layer() + "_" + number;
  }

  /** The layer between a copy of its input and the sum; of all rows at once, or one at a time. */
  ModelSource model(boolean single) {
    int rows = single ? 1 : rows();
    String shape = row().toString().replace('[', '{').replace(']', '}');
    return ModelSource.of(
        name(single),
        "@Input(" + in() + ") Tensor x();",
        "@Input(" + out() + ") Tensor upstream();",
        "@Dense(units = " + in() + ") Tensor c(Tensor x);",
        "@Reshape(" + shape + ") Tensor s(Tensor c);",
        declaration(),
        "@Flatten Tensor y(Tensor l);",
        "@Output @Activation(IDENTITY) Tensor shown(Tensor y);",
        "@Multiply Tensor product(Tensor y, Tensor upstream);",
        "@Dense(units = 1, bias = false, initializer = Initializer.CONSTANT, constant = 1)"
            + " Tensor sum(Tensor product);",
        "@KullbackLeibler(weight = " + rows + ") Loss loss(Tensor sum);");
  }

  /** Holds outputs and every gradient to the table. */
  void check(CompiledModels models, Near near) {
    checkOutput(models.model(name(false)), near);
    Trainer<?> trainer = run(models.model(name(false)), input("x"), upstream(), rows());
    parameters()
        .forEach(
            (parameter, name) ->
                near.check(
                    this + " d" + name, negated(trainer.gradient(parameter)), gradient(name)));
    for (int r = 0; r < rows(); r++) {
      double[] x = Arrays.copyOfRange(input("x"), r * in(), (r + 1) * in());
      double[] up = Arrays.copyOfRange(upstream(), r * out(), (r + 1) * out());
      double[] dx = Arrays.copyOfRange(gradient("x"), r * in(), (r + 1) * in());
      Trainer<?> row = run(models.model(name(true)), x, up, 1);
      near.check(this + " dx of row " + r, negated(row.gradient("c.bias")), dx);
    }
  }

  private static double[] negated(double[] numbers) {
    return Arrays.stream(numbers).map(n -> -n).toArray();
  }

  private void checkOutput(CompiledModel model, Near near) {
    Network network =
        model.initial(1).with("c.weight", identity()).with("c.bias", new double[in()]);
    for (Map.Entry<String, String> parameter : parameters().entrySet()) {
      network = network.with(parameter.getKey(), input(parameter.getValue()));
    }
    double[] expected = Reference.numbers(json, "output", "data");
    for (int r = 0; r < rows(); r++) {
      double[] row = new double[in() + out()];
      System.arraycopy(input("x"), r * in(), row, row.length - in(), in()); // upstream, x
      double[] predicted = network.predict(row);
      double[] y = Arrays.copyOf(predicted, out()); // shown, then sum
      near.check(
          this + " output of row " + r,
          y,
          Arrays.copyOfRange(expected, r * out(), (r + 1) * out()));
    }
  }

  private Trainer<?> run(CompiledModel model, double[] x, double[] up, int rows) {
    Trainer<?> trainer = model.trainer();
    trainer.parameter("c.weight", identity());
    trainer.parameter("c.bias", new double[in()]);
    parameters().forEach((parameter, name) -> trainer.parameter(parameter, input(name)));
    double[] certain = new double[rows];
    Arrays.fill(certain, 1);
    Dataset data =
        Dataset.builder()
            .features("x", x, in())
            .features("upstream", up, out())
            .targets(certain, 1)
            .build();
    trainer.forward(data.batch());
    trainer.loss();
    trainer.backward();
    return trainer;
  }

  private double[] identity() {
    double[] identity = new double[in() * in()];
    for (int i = 0; i < in(); i++) {
      identity[i * in() + i] = 1;
    }
    return identity;
  }

  @Override
  public String toString() {
    return layer() + " " + number;
  }
}
