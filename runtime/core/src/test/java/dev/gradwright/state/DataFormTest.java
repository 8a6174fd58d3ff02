package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Reals;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What models learn of their data, where they have several losses. */
final class DataFormTest {
  private static final Architecture MODEL =
      Architecture.parse(
          """
          gradwright 1
          model sample.Passenger FLOAT
          node x Input [1]
          node fate Dense [1] x ; units=1
          parameter fate.weight [1,1] GLOROT_UNIFORM 1 1
          node deck Dense [3] x ; units=3
          parameter deck.weight [3,1] GLOROT_UNIFORM 1 3
          node fare Dense [1] x ; units=1
          parameter fare.weight [1,1] GLOROT_UNIFORM 1 1
          loss survival SigmoidCrossEntropy fate PROBABILITY 1 1.0
          loss where CrossEntropy deck CLASS 3 1.0
          loss price MeanSquaredError fare REAL 1 1.0
          output fate SIGMOID
          output deck SOFTMAX
          output fare IDENTITY
          """);

  @TempDir private Path folder;

  private static Dataset passengers(String lost, String saved) {
    return Dataset.builder()
        .features(new double[] {1, 2, 3}, 1)
        .classes("fate", new int[] {0, 1, 0}, List.of(lost, saved))
        .classes("where", new int[] {0, 1, 2}, List.of("A", "B", "C"))
        .targets("fare", new double[] {5, 6, 7}, 1)
        .build();
  }

  @Test
  void everyLossHasItsOwnClassNames() {
    DataForm form = DataForm.unknown().learn(MODEL, passengers("lost", "saved"));
    assertThat(form.classes("survival")).containsExactly("lost", "saved").inOrder();
    assertThat(form.classes("where")).containsExactly("A", "B", "C").inOrder();
    assertThat(form.classes("price")).isEmpty();
    Path file = folder.resolve("model");
    ModelFile.save(file, MODEL, Reals.of(MODEL.precision(), 5), form);
    DataForm loaded = ModelFile.load(file, MODEL, (parameters, read) -> read);
    assertThat(loaded.classes("survival")).isEqualTo(form.classes("survival"));
    assertThat(loaded.classes("where")).isEqualTo(form.classes("where"));
  }

  @Test
  void theLossWhoseClassesDifferIsNamed() {
    DataForm form = DataForm.unknown().learn(MODEL, passengers("lost", "saved"));
    form.requireClasses(MODEL, passengers("lost", "saved"));
    assertThat(
            assertThrows(
                DataException.class, () -> form.requireClasses(MODEL, passengers("0", "1"))))
        .hasMessageThat()
        .contains("class 0 of loss 'survival' is '0' in the data, but 'lost'");
  }

  @Test
  void lossesAreFoundByNameOrByTheNodeTheyRead() {
    assertThat(MODEL.loss("where").kind()).isEqualTo("CrossEntropy");
    assertThat(MODEL.loss("fare").name()).isEqualTo("price");
    assertThat(assertThrows(GradwrightException.class, () -> MODEL.loss("x")))
        .hasMessageThat()
        .isEqualTo(
            "sample.Passenger has no loss 'x', nor a loss that reads a node of this name; it has"
                + " [survival, where, price]");
  }
}
