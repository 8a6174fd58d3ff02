package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.FlowerNetwork;
import dev.gradwright.train.FlowerTrainer;
import dev.gradwright.train.LineNetwork;
import dev.gradwright.train.LineTrainer;
import dev.gradwright.train.TrainingListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network has when it comes back from a file. */
final class RoundTripTest {
  @TempDir private Path folder;
  private Path file;
  private ModelFiles files;

  @BeforeEach
  void path() {
    files = new ModelFiles(folder);
    file = files.path();
  }

  @Test
  void loadedNetworkPredictsTheSameBits() {
    FlowerNetwork flower = FlowerNetwork.initial(5);
    flower.save(file);
    FlowerNetwork loaded = FlowerNetwork.load(file);
    assertThat(loaded.parameter("species.weight")).isEqualTo(flower.parameter("species.weight"));
    assertThat(loaded.predict(0.25, -4)).isEqualTo(flower.predict(0.25, -4));
    LineNetwork line = LineNetwork.initial(5).with("y.bias", 1 / 3.0);
    line.save(file);
    assertThat(LineNetwork.load(file).predict(0.1)).isEqualTo(line.predict(0.1));
  }

  @Test
  @DisplayName("M21: signalling NaNs with their payloads, -0.0 and subnormals keep their bits")
  void oddNumbersKeepTheirBits() {
    int[] single = {0x7f800001, 0xffa12345, 0x7fc00000, 0x80000000, 1, 0x807fffff, 0x7f800000};
    float[] floats = new float[9];
    for (int i = 0; i < single.length; i++) {
      floats[i] = Float.intBitsToFloat(single[i]);
    }
    FlowerNetwork flower = FlowerNetwork.initial(0);
    ModelFile.save(file, flower.architecture(), Reals.wrap(floats), DataForm.unknown());
    Reals back = loaded(flower, LoadOption.ALLOW_NON_FINITE);
    for (int i = 0; i < single.length; i++) {
      assertThat(Float.floatToRawIntBits(back.floats()[i])).isEqualTo(single[i]);
    }
    long[] wide = {0x7ff0000000000001L, Long.MIN_VALUE};
    double[] doubles = {Double.longBitsToDouble(wide[0]), Double.longBitsToDouble(wide[1])};
    LineNetwork line = LineNetwork.initial(0);
    ModelFile.save(file, line.architecture(), Reals.wrap(doubles), DataForm.unknown());
    back = loaded(line, LoadOption.ALLOW_NON_FINITE);
    for (int i = 0; i < wide.length; i++) {
      assertThat(Double.doubleToRawLongBits(back.doubles()[i])).isEqualTo(wide[i]);
    }
  }

  private Reals loaded(GeneratedNetwork like, LoadOption option) {
    return ModelFile.load(file, like.architecture(), (parameters, form) -> parameters, option);
  }

  @Test
  @DisplayName("M31: two saves of the same state give the same bytes, also by way of a load")
  void savesAreByteIdentical() {
    byte[] first = files.bytes(trained().network());
    byte[] second = files.bytes(trained().network());
    assertThat(second).isEqualTo(first);
    assertThat(files.bytes(FlowerNetwork.load(file))).isEqualTo(first);
  }

  @Test
  void dataBeginAtAMultipleOfEightBytes() {
    byte[] bytes = files.flower();
    assertThat(bytes[0] & 7).isEqualTo(0);
    assertThat(bytes[8]).isEqualTo((byte) '{');
  }

  @Test
  @DisplayName("M28: a network saved by a listener holds the parameters of that step")
  void savedWhileTrainingIsConsistent() {
    List<Path> saved = new ArrayList<>();
    List<double[]> seen = new ArrayList<>();
    FlowerTrainer[] trainer = new FlowerTrainer[1];
    trainer[0] =
        FlowerTrainer.builder()
            .epochs(2)
            .batchSize(16)
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStep(int epoch, int step, int rows, double loss) {
                    Path path = folder.resolve("step" + saved.size());
                    trainer[0].network().save(path);
                    saved.add(path);
                    seen.add(trainer[0].parameter("species.weight"));
                  }
                })
            .build();
    trainer[0].fit(flowers("a", "b", "c"));
    assertThat(saved).hasSize(8);
    for (int i = 0; i < saved.size(); i++) {
      assertThat(FlowerNetwork.load(saved.get(i)).parameter("species.weight"))
          .isEqualTo(seen.get(i));
    }
  }

  @Test
  void trainingGoesOnFromALoadedNetworkToTheBitsOfUninterruptedTraining() {
    Dataset data = flowers("a", "b", "c");
    FlowerTrainer whole = trainer(7);
    whole.fit(data);
    FlowerTrainer first = trainer(3);
    first.fit(data);
    first.network().save(file);
    FlowerTrainer second = trainer(4);
    second.start(FlowerNetwork.load(file));
    second.fit(data);
    assertThat(second.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
    assertThat(second.parameter("species.bias")).isEqualTo(whole.parameter("species.bias"));
    assertThat(second.network().classes("loss")).containsExactly("a", "b", "c").inOrder();
  }

  @Test
  void classNamesTravelWhateverIsInThem() {
    String odd = "\"a\":\\\n\u0000 é 中 \uD83D\uDE00 lone \uD800";
    FlowerTrainer trainer = FlowerTrainer.builder().epochs(1).build();
    assertThat(trainer.network().classes("loss")).isEmpty();
    trainer.fit(flowers(odd, "", "],}"));
    trainer.network().save(file);
    FlowerNetwork loaded = FlowerNetwork.load(file);
    assertThat(loaded.classes("loss")).containsExactly(odd, "", "],}").inOrder();
    assertThat(loaded.classes("species")).isEqualTo(loaded.classes("loss"));
    assertThat(loaded.classes()).isEqualTo(loaded.classes("loss"));
    assertThat(loaded.with("species.bias", 1, 2, 3).classes()).isEqualTo(loaded.classes());
    assertThat(assertThrows(GradwrightException.class, () -> loaded.classes("flower")))
        .hasMessageThat()
        .contains("no loss 'flower'");
  }

  @Test
  void classNamesSurviveJavaSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(trained().network());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      FlowerNetwork copy = (FlowerNetwork) in.readObject();
      assertThat(copy.classes()).containsExactly("a", "b", "c").inOrder();
    }
  }

  @Test
  void dataWithOtherClassesAreNamed() {
    FlowerTrainer trainer = trained();
    Dataset other = flowers("a", "c", "b");
    String message =
        "class 1 of loss 'loss' is 'c' in the data, but 'b' in the data that sample.Flower was"
            + " trained on; give the data the classes of the model, in its order";
    assertThat(assertThrows(DataException.class, () -> trainer.evaluate(other)))
        .hasMessageThat()
        .isEqualTo(message);
    assertThat(assertThrows(DataException.class, () -> trainer.fit(other)))
        .hasMessageThat()
        .isEqualTo(message);
    FlowerTrainer resumed = FlowerTrainer.builder().build();
    resumed.start(trainer.network());
    assertThat(assertThrows(DataException.class, () -> resumed.forward(other.batch())))
        .hasMessageThat()
        .isEqualTo(message);
    resumed.start(FlowerNetwork.initial(1));
    resumed.forward(other.batch());
    assertThat(resumed.network().classes()).containsExactly("a", "c", "b").inOrder();
  }

  @Test
  void aFitThatCannotBeginTeachesNoClasses() {
    FlowerTrainer trainer = FlowerTrainer.builder().build();
    Dataset train = flowers("a", "b", "c");
    Dataset validation = flowers("x", "y", "z");
    assertThrows(DataException.class, () -> trainer.fit(train, validation));
    assertThat(trainer.network().classes()).isEmpty();
  }

  @Test
  void modelsOfNumbersHaveNoClasses() {
    LineTrainer trainer = LineTrainer.builder().epochs(1).build();
    double[] x = {1, 2};
    trainer.fit(Dataset.builder().features(x, 1).targets(x, 1).build());
    trainer.network().save(file);
    assertThat(LineNetwork.load(file).classes()).isEmpty();
    assertThat(LineNetwork.load(file).precision()).isEqualTo(Precision.DOUBLE);
  }

  private static FlowerTrainer trained() {
    FlowerTrainer trainer = trainer(2);
    trainer.fit(flowers("a", "b", "c"));
    return trainer;
  }

  private static FlowerTrainer trainer(int epochs) {
    return FlowerTrainer.builder()
        .optimizer(Sgd.rate(0.1))
        .epochs(epochs)
        .batchSize(10)
        .shuffle(false)
        .seed(4)
        .build();
  }

  private static Dataset flowers(String... names) {
    Generator random = new Generator(9);
    float[] x = new float[128];
    int[] label = new int[64];
    for (int i = 0; i < 64; i++) {
      label[i] = i % 3;
      x[2 * i] = (float) random.nextGaussian() + label[i];
      x[2 * i + 1] = (float) random.nextGaussian() - label[i];
    }
    return Dataset.builder().features(x, 2).classes(label, List.of(names)).build();
  }
}
