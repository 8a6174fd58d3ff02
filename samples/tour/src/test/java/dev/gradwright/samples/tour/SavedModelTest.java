package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.state.LoadOption;
import dev.gradwright.state.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated networks on their way through a file. */
class SavedModelTest {
  @TempDir private Path folder;

  @Test
  void generatedNetworkComesBackWithItsClasses() throws IOException {
    Path file = folder.resolve("iris.safetensors");
    IrisTrainer trainer = trainer(5);
    trainer.fit(flowers());
    IrisNetwork network = trainer.network();
    network.save(file);
    IrisNetwork loaded = IrisNetwork.load(file);
    assertThat(loaded.predict(1f, 2f, 3f, 4f)).isEqualTo(network.predict(1f, 2f, 3f, 4f));
    assertThat(loaded.classes("species")).containsExactly("x", "y", "z").inOrder();
    Path again = folder.resolve("again.safetensors");
    loaded.save(again);
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void generatedTrainerGoesOnFromAFile() {
    Path file = folder.resolve("iris.safetensors");
    IrisTrainer whole = trainer(5);
    whole.fit(flowers());
    IrisTrainer first = trainer(2);
    first.fit(flowers());
    first.network().save(file);
    IrisTrainer second = trainer(3);
    second.start(IrisNetwork.load(file));
    second.fit(flowers());
    assertThat(second.parameter("hidden.weight")).isEqualTo(whole.parameter("hidden.weight"));
    assertThat(second.parameter("species.bias")).isEqualTo(whole.parameter("species.bias"));
  }

  @Test
  void fileOfAnotherModelNamesTheFirstDifference() {
    Path file = folder.resolve("line.safetensors");
    LineNetwork.initial(1).save(file);
    assertThat(
            assertThrows(
                ModelFileException.class,
                () -> IrisNetwork.load(file, LoadOption.ALLOW_NON_FINITE)))
        .hasMessageThat()
        .isEqualTo(
            file
                + ": it is of another architecture than dev.gradwright.samples.tour.Iris: the model"
                + " is declared in FLOAT, but the file is in DOUBLE, and numbers are not rounded;"
                + " declare the model in DOUBLE, or train it again");
    IrisNetwork.initial(1).save(file);
    assertThat(assertThrows(ModelFileException.class, () -> LineNetwork.load(file)))
        .hasMessageThat()
        .contains("node 'x' (Input [1]) is declared where the file has 'flower' (Input [4])");
  }

  private static IrisTrainer trainer(int epochs) {
    return IrisTrainer.builder()
        .optimizer(Sgd.rate(0.05))
        .epochs(epochs)
        .batchSize(7)
        .shuffle(false)
        .seed(3)
        .build();
  }

  private static Dataset flowers() {
    float[] x = new float[4 * 30];
    int[] label = new int[30];
    for (int i = 0; i < 30; i++) {
      label[i] = i % 3;
      x[4 * i + label[i]] = 1;
      x[4 * i + 3] = i / 30f;
    }
    return Dataset.builder().features(x, 4).classes(label, List.of("x", "y", "z")).build();
  }
}
