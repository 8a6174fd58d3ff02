package dev.gradwright.processor.emit;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.processor.testing.CompiledModels;
import dev.gradwright.processor.testing.ModelSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of costs in the Javadoc of generated classes. */
final class CostsJavadocTest {
  private static ModelSource chain(int layers) {
    List<String> members = new ArrayList<>(List.of("@Input({1, 3}) Tensor n0();"));
    for (int i = 1; i <= layers; i++) {
      members.add("@Activation(TANH) Tensor n%d(Tensor n%d);".formatted(i, i - 1));
    }
    return ModelSource.of("Chain", members.toArray(String[]::new));
  }

  @Test
  @DisplayName(
      "a long model shows its first nodes, and how many more there are with what they cost")
  void longModel() {
    // doclint and -Werror: what is generated must be valid HTML
    CompiledModels models = CompiledModels.of(List.of(chain(100)), "-Xdoclint:all,-missing");
    String network = models.sources().get("t.ChainNetwork");
    assertThat(network)
        .contains(" * n17          Activation  [1, 3]           0              3   ");
    assertThat(network)
        .contains(" * ... 83 more                               0            249   ");
    assertThat(network)
        .contains(" * total                                     0            300   ");
    assertThat(network).doesNotContain(" * n18 ");
  }

  @Test
  @DisplayName("a short model shows all, in network and trainer")
  void shortModel() {
    ModelSource line =
        ModelSource.of(
            "Line",
            "@Input(1) Tensor x();",
            "@Dense(units = 1) Tensor y(Tensor x);",
            "@MeanSquaredError Loss loss(Tensor y);");
    CompiledModels models = CompiledModels.of(List.of(line), "-Xdoclint:all,-missing");
    for (String type : List.of("t.LineNetwork", "t.LineTrainer")) {
      String text = models.sources().get(type);
      assertThat(text)
          .contains(" * node   layer             shape  parameters  FLOPs forward  backw");
      assertThat(text)
          .contains(" * x      Input             [1]             0              0      ");
      assertThat(text)
          .contains(" * y      Dense             [1]             2              2      ");
    }
  }
}
