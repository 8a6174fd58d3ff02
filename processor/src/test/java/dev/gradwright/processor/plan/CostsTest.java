package dev.gradwright.processor.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.testing.CompiledModel;
import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The figures of a model, against a count by hand. The program is that of the double twin. */
final class CostsTest {
  private static CostTable costs(String... members) {
    CompiledModel model =
        CompiledModels.of(List.of(ModelSource.of("Counted", members))).model("Counted");
    return Planner.plan(model.checked(), model.program(), Planner.STRAIGHT_LINE_LIMIT).costs();
  }

  private static LayerCost layer(CostTable costs, String node) {
    return costs.layers().stream().filter(c -> c.node().equals(node)).findFirst().orElseThrow();
  }

  private static CostTable iris() {
    return costs(
        "@Input(4) Tensor flower();",
        "@Dense(units = 16, activation = TANH) Tensor hidden(Tensor flower);",
        "@Dense(units = 3) Tensor species(Tensor hidden);",
        "@SoftmaxCrossEntropy Loss loss(Tensor species);");
  }

  @Test
  @DisplayName("a dense layer behind an input: two per weight, one per unit; no gradient of inputs")
  void denseBehindAnInput() {
    assertThat(layer(iris(), "hidden"))
        .isEqualTo(
            new LayerCost(
                "hidden",
                "Dense",
                List.of("flower"),
                Shape.of(16),
                4 * 16 + 16,
                2 * 4 * 16 + 16, // and the activation
                16 + 2 * 4 * 16 + 16, // its derivative, weights, biases
                8 * (4 * 16 + 16),
                8 * 16,
                8 * 16));
  }

  @Test
  @DisplayName("a dense layer behind another gives its gradient on; an output keeps predictions")
  void denseBehindAnother() {
    assertThat(layer(iris(), "species"))
        .isEqualTo(
            new LayerCost(
                "species",
                "Dense",
                List.of("hidden"),
                Shape.of(3),
                16 * 3 + 3,
                2 * 16 * 3,
                2 * 16 * 3 + 3 + 2 * 16 * 3, // weights, biases, what it read
                8 * (16 * 3 + 3),
                8 * (3 + 3),
                8 * 3));
  }

  @Test
  @DisplayName("a convolution counts what lies inside the image, forward and backward")
  void convolution() {
    CostTable costs =
        costs(
            "@Input({1, 28, 28}) Tensor image();",
            "@Conv2d(filters = 8, kernel = 3, padding = Padding.SAME) Tensor edges(Tensor image);",
            "@Conv2d(filters = 4, kernel = 5, activation = RELU) Tensor parts(Tensor edges);",
            "@MeanSquaredError Loss loss(Tensor parts);");
    // of three times 28 places of a kernel's row two lie outside, one at each edge
    long same = 8L * (3 * 28 - 2) * (3 * 28 - 2);
    assertThat(layer(costs, "edges").forwardFlops()).isEqualTo(2 * same);
    assertThat(layer(costs, "edges").backwardFlops()).isEqualTo(2 * same + 8 * 28 * 28);
    long valid = 4L * 24 * 24 * 8 * 25;
    assertThat(layer(costs, "parts").forwardFlops()).isEqualTo(2 * valid + 4 * 24 * 24);
    assertThat(layer(costs, "parts").backwardFlops())
        .isEqualTo(2 * 2 * valid + 2 * 4 * 24 * 24); // the derivative, the biases
  }

  @Test
  @DisplayName("a loss keeps its target and its value; an input keeps its row")
  void endsOfTheGraph() {
    CostTable costs = iris();
    LayerCost loss = layer(costs, "loss");
    assertThat(loss.parameters()).isEqualTo(0);
    assertThat(loss.valueBytes()).isEqualTo(8 * (1 + 1 + 3)); // the loss, the class, softmax
    assertThat(loss.gradientBytes()).isEqualTo(0);
    LayerCost input = layer(costs, "flower");
    assertThat(input.forwardFlops() + input.backwardFlops()).isEqualTo(0);
    assertThat(input.memory()).isEqualTo(8 * 4);
  }

  @Test
  @DisplayName("a prediction takes the layers and the softmax of its output, no loss")
  void prediction() {
    // the largest, the powers of e, their sum, their shares
    assertThat(iris().predictionFlops()).isEqualTo(144 + 96 + 4 * 3);
  }

  @Test
  @DisplayName("the largest come first, of equal ones the first in order, and none that is 0")
  void largest() {
    CostTable costs =
        costs(
            "@Input(2) Tensor x();",
            "@Dense(units = 2) Tensor b(Tensor x);",
            "@Dense(units = 2) Tensor a(Tensor b);",
            "@Dense(units = 3) Tensor c(Tensor a);");
    List<String> names =
        costs.largest(LayerCost::parameters, 9).stream().map(LayerCost::node).toList();
    assertThat(names).containsExactly("c", "b", "a").inOrder();
    assertThat(costs.largest(LayerCost::parameters, 1)).containsExactly(layer(costs, "c"));
    assertThat(costs.total(LayerCost::backwardFlops)).isEqualTo(0); // nothing trains it
  }
}
