package dev.gradwright.processor.numerics;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Network;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import dev.gradwright.processor.testing.Near;
import dev.gradwright.processor.testing.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers against the reference cases: outputs, and gradients of the sum of upstream * output.
 *
 * <p>The upstream numbers are a second input, multiplied in; a dense layer of ones sums a row, and
 * the divergence from one certain class is minus that sum, with a slope of -1 exactly. A dense
 * layer that copies its input stands in front, so that its bias has the gradient by the input.
 */
final class LayerReferenceTest {
  private static final List<String> LAYERS =
      List.of("dense", "dense_1x1", "softmax", "residual_dense_tanh");

  private static final CompiledModels FLOAT = CompiledModels.of(models());
  private static final CompiledModels DOUBLE =
      CompiledModels.of(models(), CompiledModels.DOUBLE, CompiledModels.LOOPS);

  private static List<ModelSource> models() {
    return Stream.concat(cases().map(c -> c.model(false)), cases().map(c -> c.model(true)))
        .toList();
  }

  static Stream<Case> cases() {
    return Reference.list(Reference.json("layers.json"), "cases").stream()
        .map(Case::new)
        .filter(c -> LAYERS.contains(c.layer()));
  }

  @Test
  void everyLayerOfTheTableThatWeHaveIsTested() {
    assertThat(cases().map(Case::layer).toList()).containsExactlyElementsIn(LAYERS);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndGradientsAreThoseOfTheTable(Case reference) {
    reference.check(FLOAT, Near.FLOAT_LAYER);
    reference.check(DOUBLE, Near.DOUBLE);
  }

  /** One case of the table. */
  record Case(Object json) {
    String layer() {
      return (String) Reference.at(json, "layer");
    }

    private double[] input(String name) {
      return Reference.numbers(json, "inputs", name, "data");
    }

    private boolean hasWeights() {
      return !layer().equals("softmax");
    }

    private double[] gradient(String name) {
      return Reference.numbers(json, "gradients", name);
    }

    private static int last(List<?> shape) {
      return ((Double) shape.get(shape.size() - 1)).intValue();
    }

    private int in() {
      return last(Reference.list(json, "inputs", "x", "shape"));
    }

    private int out() {
      return last(Reference.list(json, "output", "shape"));
    }

    private int rows() {
      return input("x").length / in();
    }

    /** The layer between a copy of its input and the sum; of all rows at once, or one at a time. */
    ModelSource model(boolean single) {
      String dense = "@Dense(units = " + out();
      List<String> layer =
          switch (layer()) {
            case "softmax" -> List.of("@Softmax Tensor y(Tensor c);");
            case "residual_dense_tanh" ->
                List.of(
                    dense + ", activation = TANH) Tensor l(Tensor c);",
                    "@Add Tensor y(Tensor c, Tensor l);");
            default ->
                List.of(
                    dense + ") Tensor l(Tensor c);", "@Activation(IDENTITY) Tensor y(Tensor l);");
          };
      int rows = single ? 1 : rows();
      return ModelSource.of(
          (single ? "Single_" : "All_") + layer(),
          "@Input(" + in() + ") Tensor x();",
          "@Input(" + out() + ") Tensor upstream();",
          "@Dense(units = " + in() + ") Tensor c(Tensor x);",
          String.join("\n", layer),
          "@Output @Activation(IDENTITY) Tensor shown(Tensor y);",
          "@Multiply Tensor product(Tensor y, Tensor upstream);",
          "@Dense(units = 1, bias = false, initializer = Initializer.CONSTANT, constant = 1)"
              + " Tensor sum(Tensor product);",
          "@KullbackLeibler(weight = " + rows + ") Loss loss(Tensor sum);");
    }

    void check(CompiledModels models, Near near) {
      checkOutput(models.model("All_" + layer()), near);
      Trainer<?> trainer = run(models.model("All_" + layer()), input("x"), upstream(), rows());
      if (hasWeights()) {
        near.check(this + " dW", negated(trainer.gradient("l.weight")), gradient("W"));
        near.check(this + " db", negated(trainer.gradient("l.bias")), gradient("b"));
      }
      for (int r = 0; r < rows(); r++) {
        double[] x = Arrays.copyOfRange(input("x"), r * in(), (r + 1) * in());
        double[] up = Arrays.copyOfRange(upstream(), r * out(), (r + 1) * out());
        double[] dx = Arrays.copyOfRange(gradient("x"), r * in(), (r + 1) * in());
        Trainer<?> row = run(models.model("Single_" + layer()), x, up, 1);
        near.check(this + " dx of row " + r, negated(row.gradient("c.bias")), dx);
      }
    }

    private double[] upstream() {
      return Reference.numbers(json, "upstream");
    }

    private static double[] negated(double[] numbers) {
      return Arrays.stream(numbers).map(n -> -n).toArray();
    }

    private void checkOutput(CompiledModel model, Near near) {
      Network network = model.initial(1).with("c.weight", identity()).with("c.bias", zeros());
      if (hasWeights()) {
        network = network.with("l.weight", input("W")).with("l.bias", input("b"));
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
      trainer.parameter("c.bias", zeros());
      if (hasWeights()) {
        trainer.parameter("l.weight", input("W"));
        trainer.parameter("l.bias", input("b"));
      }
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

    private double[] zeros() {
      return new double[in()];
    }

    @Override
    public String toString() {
      return layer();
    }
  }
}
