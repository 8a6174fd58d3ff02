package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Norms, recurrent layers, attention and tables against the reference cases: outputs, and gradients
 * of the sum of upstream * output by every input and parameter.
 *
 * <p>The rows of a case go through one at a time. A dense layer that copies an input stands behind
 * it, so that its bias has the gradient by the input. The divergence from one certain class has a
 * slope of -1 in the sum.
 */
final class SequenceReferenceTest {
  private static final Map<String, String> RECURRENT =
      Map.of("Wi", "weight_ih_l0", "Wh", "weight_hh_l0", "bi", "bias_ih_l0", "bh", "bias_hh_l0");

  /**
   * How a layer is declared.
   *
   * @param data the names of its inputs that are data
   * @param parameters the roles of its other inputs
   * @param parts its nodes, whose outputs are compared one after the other
   */
  private record Layer(List<String> data, Map<String, String> parameters, List<Part> parts) {}

  /**
   * A node of a layer.
   *
   * @param text its declaration
   * @param shape of its output
   * @param skipped numbers at its beginning that another node gives, too
   */
  private record Part(String name, String text, List<Integer> shape, int skipped) {
    int width() {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }
  }

  private static Layer single(
      List<String> data, Map<String, String> parameters, String annotation, Integer... shape) {
    String reads = data.stream().map(d -> "Tensor " + d).collect(Collectors.joining(", "));
    String text = "@" + annotation + " Tensor l(" + reads + ");";
    return new Layer(data, parameters, List.of(new Part("l", text, List.of(shape), 0)));
  }

  private static final Map<String, Layer> LAYERS =
      Map.of(
          "layernorm",
          single(List.of("x"), Map.of("gamma", "weight", "beta", "bias"), "LayerNorm", 5),
          "rmsnorm",
          single(List.of("x"), Map.of("gamma", "weight"), "RmsNorm", 5),
          "rnn_tanh",
          single(
              List.of("x", "h0"),
              RECURRENT,
              "Rnn(units = 3, sequence = true, initial = true)",
              4,
              3),
          "gru",
          single(
              List.of("x", "h0"),
              RECURRENT,
              "Gru(units = 3, sequence = true, initial = true)",
              4,
              3),
          "lstm",
          new Layer(
              List.of("x", "h0", "c0"),
              RECURRENT,
              List.of(
                  new Part(
                      "all",
                      "@Lstm(units = 3, sequence = true, initial = true)"
                          + " Tensor all(Tensor x, Tensor h0, Tensor c0);",
                      List.of(4, 3),
                      0),
                  new Part(
                      "last",
                      "@Lstm(units = 3, state = true, initial = true)"
                          + " Tensor last(Tensor x, Tensor h0, Tensor c0);",
                      List.of(6),
                      3))),
          "attention",
          single(List.of("q", "k", "v"), Map.of(), "Attention(projection = false)", 3, 3),
          "attention_causal",
          single(
              List.of("q", "k", "v"),
              Map.of(),
              "Attention(projection = false, causal = true)",
              4,
              3),
          "embedding",
          single(List.of("indices"), Map.of("W", "weight"), "Embedding(size = 5, dim = 3)", 4, 3));

  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels DOUBLE =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  private static List<ModelSource> models() {
    return cases().map(Case::model).toList();
  }

  static Stream<Case> cases() {
    return Reference.list(Reference.json("layers.json"), "cases").stream()
        .map(Case::new)
        .filter(c -> LAYERS.containsKey(c.name()));
  }

  @Test
  void everyLayerOfTheTableIsTested() {
    assertThat(cases().map(Case::name).toList()).containsExactlyElementsIn(LAYERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndGradientsAreThoseOfTheTable(Case reference) {
    reference.check(FLOAT, Near.FLOAT_LAYER);
    reference.check(DOUBLE, Near.DOUBLE);
  }

  /** One case of the table. */
  record Case(Object json) {
    String name() {
      return (String) Reference.at(json, "layer");
    }

    private Layer layer() {
      return Objects.requireNonNull(LAYERS.get(name()));
    }

    private boolean isTable() {
      return name().equals("embedding");
    }

    private double[] input(String name) {
      return isTable() && name.equals("indices")
          ? Reference.numbers(json, "config", name)
          : Reference.numbers(json, "inputs", name, "data");
    }

    /** The shape of one row: without the first axis, which counts the rows. */
    private List<Integer> shape(String name) {
      if (isTable()) {
        return List.of(input(name).length);
      }
      List<?> shape = Reference.list(json, "inputs", name, "shape");
      return shape.stream().skip(1).map(d -> ((Double) d).intValue()).toList();
    }

    private static int size(List<Integer> shape) {
      return shape.stream().reduce(1, (a, b) -> a * b);
    }

    private int rows() {
      String first = layer().data().get(0);
      return input(first).length / size(shape(first));
    }

    private static String braces(List<Integer> shape) {
      return shape.toString().replace('[', '{').replace(']', '}');
    }

    ModelSource model() {
      List<String> members = new ArrayList<>();
      for (String name : layer().data()) {
        String size = String.valueOf(size(shape(name)));
        if (isTable()) {
          members.add("@Input(" + size + ") Tensor " + name + "();");
        } else {
          members.add("@Input(" + size + ") Tensor " + name + "Data();");
          members.add(
              String.format(
                  Locale.ROOT, "@Dense(units = %s) Tensor %2$sCopy(Tensor %2$sData);", size, name));
          members.add(
              String.format(
                  Locale.ROOT,
                  "@Reshape(%s) Tensor %2$s(Tensor %2$sCopy);",
                  braces(shape(name)),
                  name));
        }
      }
      List<String> sums = new ArrayList<>();
      for (Part part : layer().parts()) {
        String p = part.name();
        members.add(part.text());
        members.add("@Input(" + braces(part.shape()) + ") Tensor " + p + "Up();");
        members.add("@Output @Activation(IDENTITY) Tensor " + p + "Shown(Tensor " + p + ");");
        members.add("@Multiply Tensor " + p + "Product(Tensor " + p + ", Tensor " + p + "Up);");
        members.add("@Sum Tensor " + p + "Sum(Tensor " + p + "Product);");
        sums.add("Tensor " + p + "Sum");
      }
      boolean several = sums.size() > 1;
      members.add(
          (several ? "@Add" : "@Activation(IDENTITY)")
              + " Tensor sum("
              + String.join(", ", sums)
              + ");");
      members.add("@KullbackLeibler Loss loss(Tensor sum);");
      return ModelSource.of("M_" + name(), members.toArray(String[]::new));
    }

    /** The data of one row, by the name of the input. */
    private Dataset data(int row) {
      DatasetBuilder data = Dataset.builder();
      for (String name : layer().data()) {
        int width = size(shape(name));
        double[] values = Arrays.copyOfRange(input(name), row * width, (row + 1) * width);
        data.features(isTable() ? name : name + "Data", values, width);
      }
      double[] up = ofRow(Reference.numbers(json, "upstream"), row);
      int from = 0;
      for (Part part : layer().parts()) {
        double[] values = new double[part.width()];
        int given = part.width() - part.skipped();
        System.arraycopy(up, from, values, part.skipped(), given);
        from += given;
        data.features(part.name() + "Up", values, part.width());
      }
      return data.targets(new double[] {1}, 1).build();
    }

    private double[] ofRow(double[] all, int row) {
      int width = all.length / rows();
      return Arrays.copyOfRange(all, row * width, (row + 1) * width);
    }

    void check(CompiledModels models, Near near) {
      CompiledModel model = models.model("M_" + name());
      Map<String, double[]> sums =
          layer().parameters().keySet().stream()
              .collect(Collectors.toMap(p -> p, p -> new double[input(p).length]));
      for (int row = 0; row < rows(); row++) {
        checkOutput(model, row, near);
        Trainer<?> trainer = model.trainer();
        parameters(trainer.architecture()).forEach(trainer::parameter);
        trainer.forward(data(row).batch());
        trainer.loss();
        trainer.backward();
        for (String name : layer().data()) {
          if (!isTable()) {
            String what = String.format(Locale.ROOT, "%s d%s of row %d", this, name, row);
            double[] expected = ofRow(Reference.numbers(json, "gradients", name), row);
            near.check(what, negated(trainer.gradient(name + "Copy.bias")), expected);
          }
        }
        sums.forEach((name, sum) -> add(trainer, name, sum));
      }
      sums.forEach(
          (name, sum) ->
              near.check(this + " d" + name, sum, Reference.numbers(json, "gradients", name)));
    }

    private void add(Trainer<?> trainer, String name, double[] sum) {
      for (Part part : layer().parts()) {
        String parameter = part.name() + "." + layer().parameters().get(name);
        double[] gradient = negated(trainer.gradient(parameter));
        Arrays.setAll(sum, i -> sum[i] + gradient[i]);
      }
    }

    private static double[] negated(double[] numbers) {
      return Arrays.stream(numbers).map(n -> -n).toArray();
    }

    private void checkOutput(CompiledModel model, int row, Near near) {
      Network network = model.initial(1);
      for (Map.Entry<String, double[]> p : parameters(network.architecture()).entrySet()) {
        network = network.with(p.getKey(), p.getValue());
      }
      double[] predicted = network.predict(data(row));
      double[] expected = ofRow(Reference.numbers(json, "output", "data"), row);
      double[] actual = new double[expected.length];
      int to = 0;
      for (Part part : layer().parts()) {
        int at = place(network.architecture(), part.name() + "Shown");
        int given = part.width() - part.skipped();
        System.arraycopy(predicted, at + part.skipped(), actual, to, given);
        to += given;
      }
      near.check(this + " output of row " + row, actual, expected);
    }

    private static int place(Architecture architecture, String output) {
      int place = 0;
      for (Architecture.Output before : architecture.outputs()) {
        if (before.node().equals(output)) {
          return place;
        }
        place += architecture.node(before.node()).width();
      }
      throw new AssertionError("no output " + output);
    }

    /** Those of the layer from the table; copies copy. */
    private Map<String, double[]> parameters(Architecture architecture) {
      return architecture.parameters().stream()
          .collect(Collectors.toMap(Architecture.Parameter::name, this::values));
    }

    private double[] values(Architecture.Parameter parameter) {
      for (Map.Entry<String, String> role : layer().parameters().entrySet()) {
        if (parameter.name().endsWith("." + role.getValue())
            && !parameter.name().contains("Copy.")) {
          return input(role.getKey());
        }
      }
      double[] values = new double[parameter.size()];
      if (parameter.name().endsWith(".weight")) {
        int width = parameter.shape().get(0);
        for (int i = 0; i < width; i++) {
          values[i * width + i] = 1;
        }
      }
      return values;
    }

    @Override
    public String toString() {
      return name();
    }
  }
}
