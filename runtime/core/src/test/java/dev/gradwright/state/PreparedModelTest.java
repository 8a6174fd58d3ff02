package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.Batch;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.FlowerNetwork;
import dev.gradwright.train.FlowerTrainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of prepared data: the preparation goes with them and is applied where data come raw. */
final class PreparedModelTest {
  @TempDir private Path folder;
  private final Dataset raw = flowers(1);
  private final Preparation preparation = Preparation.standardize().fit(raw);

  @Test
  void preparationTravelsWithTrainerNetworkAndFile() {
    FlowerTrainer trainer = trainer();
    assertThat(trainer.network().preparation()).isEmpty();
    trainer.fit(preparation.apply(raw));
    assertThat(trainer.network().preparation()).hasValue(preparation);
    ModelFiles files = new ModelFiles(folder);
    byte[] bytes = files.bytes(trainer.network());
    FlowerNetwork loaded = FlowerNetwork.load(files.path());
    assertThat(loaded.preparation()).hasValue(preparation);
    assertThat(loaded.with("species.bias", 1, 2, 3).preparation()).hasValue(preparation);
    assertThat(files.bytes(loaded)).isEqualTo(bytes);
  }

  @Test
  void rawDataArePreparedForPredictionAndEvaluation() {
    FlowerTrainer trainer = trainer();
    trainer.fit(preparation.apply(raw));
    Dataset other = flowers(2);
    Dataset prepared = preparation.apply(other);
    double[] expected = trainer.network().predict(prepared);
    assertThat(trainer.network().predict(other)).isEqualTo(expected);
    assertThat(trainer.evaluate(other).loss()).isEqualTo(trainer.evaluate(prepared).loss());
    Path file = folder.resolve("model");
    trainer.network().save(file);
    assertThat(FlowerNetwork.load(file).predict(other)).isEqualTo(expected);
    FlowerTrainer resumed = trainer();
    resumed.start(FlowerNetwork.load(file));
    assertThat(resumed.evaluate(other).loss()).isEqualTo(trainer.evaluate(prepared).loss());
  }

  @Test
  void rawDataArePreparedForTraining() {
    FlowerTrainer first = trainer();
    first.fit(preparation.apply(raw));
    FlowerTrainer fitted = resumed(first);
    fitted.fit(raw, raw);
    FlowerTrainer expected = resumed(first);
    expected.fit(preparation.apply(raw), preparation.apply(raw));
    assertThat(fitted.parameter("species.weight")).isEqualTo(expected.parameter("species.weight"));
    FlowerTrainer stepped = resumed(first);
    FlowerTrainer steppedOnPrepared = resumed(first);
    step(stepped, raw.batches(7, 3));
    step(steppedOnPrepared, preparation.apply(raw).batches(7, 3));
    assertThat(stepped.parameter("species.weight"))
        .isEqualTo(steppedOnPrepared.parameter("species.weight"));
  }

  private static FlowerTrainer resumed(FlowerTrainer from) {
    FlowerTrainer trainer = trainer();
    trainer.start(from.network());
    return trainer;
  }

  private static void step(FlowerTrainer trainer, List<Batch> batches) {
    for (Batch batch : batches) {
      trainer.forward(batch);
      double unused = trainer.loss();
      trainer.backward();
      trainer.update();
    }
  }

  @Test
  void dataPreparedInAnotherWayAreRefused() {
    FlowerTrainer trainer = trainer();
    trainer.fit(preparation.apply(raw));
    Dataset other = Preparation.minMax().fit(raw).apply(raw);
    String message =
        "the data are prepared in another way than those the model was trained on; give them"
            + " unprepared, or train a new model";
    assertThat(assertThrows(DataException.class, () -> trainer.evaluate(other)))
        .hasMessageThat()
        .isEqualTo(message);
    assertThat(assertThrows(DataException.class, () -> trainer.fit(other)))
        .hasMessageThat()
        .isEqualTo(message);
    FlowerNetwork network = trainer.network();
    assertThat(assertThrows(DataException.class, () -> network.predict(other)))
        .hasMessageThat()
        .isEqualTo(message);
  }

  @Test
  void preparationSurvivesJavaSerialization() throws IOException, ClassNotFoundException {
    FlowerTrainer trainer = trainer();
    trainer.fit(preparation.apply(raw));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(trainer.network());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((FlowerNetwork) in.readObject()).preparation()).hasValue(preparation);
    }
  }

  @Test
  void brokenPreparationInAFileIsRefused() {
    FlowerTrainer trainer = trainer();
    trainer.fit(preparation.apply(raw));
    ModelFiles files = new ModelFiles(folder);
    byte[] good = files.bytes(trainer.network());
    byte[] bytes = Forged.of(good).replace("STANDARDIZE", "java.lang.Runtime").bytes();
    assertThat(files.refusal(bytes))
        .startsWith("its preparation cannot be read: line 3 of a preparation is not understood");
  }

  private static FlowerTrainer trainer() {
    return FlowerTrainer.builder().optimizer(Sgd.rate(0.1)).epochs(3).batchSize(16).build();
  }

  private static Dataset flowers(long seed) {
    Generator random = new Generator(seed);
    float[] x = new float[96];
    int[] label = new int[48];
    for (int i = 0; i < 48; i++) {
      label[i] = i % 3;
      x[2 * i] = 10 * (float) random.nextGaussian() + 30 * label[i];
      x[2 * i + 1] = (float) random.nextGaussian() - label[i];
    }
    return Dataset.builder().features(x, 2).classes(label, List.of("a", "b", "c")).build();
  }
}
