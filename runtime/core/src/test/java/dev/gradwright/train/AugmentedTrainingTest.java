package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.Augmentation;
import dev.gradwright.data.DataException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Npy;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Sgd;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits that change their pictures. */
final class AugmentedTrainingTest {
  private static final int ROWS = 150;
  private static final Augmentation ALL =
      Augmentation.images().shift(2).flip().rotate(15).cutOut(4);

  @TempDir private Path folder;
  private Dataset pictures = Samples.line(1, 1);

  /** Pictures of two channels, 10 by 10. */
  @BeforeEach
  void write() throws IOException {
    Generator random = new Generator(3);
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + ROWS + ", 2, 10, 10), }";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    out.write((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.UTF_8));
    float[] targets = new float[ROWS * GridNetwork.WIDTH];
    for (int i = 0; i < targets.length; i++) {
      // DataOutput is big-endian, and such files are not.
      out.writeInt(Integer.reverseBytes(Float.floatToIntBits((float) random.nextDouble())));
      targets[i] = (float) random.nextDouble();
    }
    Path file = Files.write(folder.resolve("pictures.npy"), bytes.toByteArray());
    pictures =
        Dataset.builder().features(Npy.read(file)).targets(targets, GridNetwork.WIDTH).build();
  }

  private static TrainerBuilder<GridTrainer> builder() {
    return GridTrainer.builder().optimizer(Sgd.rate(0.05)).epochs(3).batchSize(70).augment(ALL);
  }

  @Test
  void bitsDoNotDependOnThreads() {
    GridTrainer one = builder().batchSize(ROWS).threads(1).build();
    GridTrainer three = builder().batchSize(ROWS).threads(3).build();
    History expected = one.fit(pictures);
    assertThat(three.fit(pictures).loss(3)).isEqualTo(expected.loss(3));
    assertThat(three.all()).isEqualTo(one.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8})
  void aResumedFitSeesTheSamePictures(int step) {
    GridTrainer whole = builder().build();
    whole.fit(pictures);
    Checkpoint checkpoint = Checkpoint.in(folder.resolve("run"));
    builder().checkpoint(checkpoint).listener(stopAfter(step)).build().fit(pictures);
    GridTrainer resumed = builder().checkpoint(checkpoint).build();
    resumed.fit(pictures);
    assertThat(resumed.all()).isEqualTo(whole.all());
  }

  private static TrainingListener stopAfter(int last) {
    return new TrainingListener() {
      private Runnable stop = () -> {};
      private int steps;

      @Override
      public void onStart(TrainingStart start) {
        stop = start::stop;
      }

      @Override
      public void onStep(int epoch, int step, int rows, double loss) {
        if (++steps == last) {
          stop.run();
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyEpochSeesOtherPictures(boolean shuffle) {
    TrainerBuilder<GridTrainer> still =
        GridTrainer.builder().rate("y", 0).epochs(2).fullBatch().shuffle(shuffle);
    if (!shuffle) {
      History plain = still.build().fit(pictures);
      assertThat(plain.loss(2)).isEqualTo(plain.loss(1));
    }
    History changed = still.augment(ALL).build().fit(pictures);
    assertThat(Math.abs(changed.loss(2) / changed.loss(1) - 1)).isGreaterThan(1e-4);
  }

  @Test
  void validationAndEvaluationSeeThePicturesAsTheyAre() {
    TrainerBuilder<GridTrainer> plain = GridTrainer.builder().rate("y", 0).epochs(1);
    double expected = plain.build().evaluate(pictures).loss();
    GridTrainer trainer = plain.augment(ALL).build();
    History history = trainer.fit(pictures, pictures);
    assertThat(history.loss(1)).isNotEqualTo(expected);
    assertThat(history.validationLoss(1)).isEqualTo(expected);
    assertThat(trainer.evaluate(pictures).loss()).isEqualTo(expected);
  }

  @Test
  void rowsWithoutPicturesAreRefused() {
    FlowerTrainer trainer = FlowerTrainer.builder().augment(ALL).build();
    double[] before = trainer.parameter("species.weight");
    DataException e = assertThrows(DataException.class, () -> trainer.fit(Samples.flowers(20, 1)));
    assertThat(e).hasMessageThat().contains("augmentation needs pictures, features of shape");
    assertThat(trainer.parameter("species.weight")).isEqualTo(before);
  }

  @Test
  void anotherAugmentationIsAnotherTraining() {
    Checkpoint checkpoint = Checkpoint.in(folder.resolve("run"));
    builder().checkpoint(checkpoint).build().fit(pictures);
    GridTrainer other =
        builder().augment(Augmentation.images().shift(1)).checkpoint(checkpoint).build();
    assertThat(Thrown.message(TrainingException.class, () -> other.fit(pictures)))
        .contains("augmentation: " + ALL + " then, now shift 1");
  }

  @Test
  void aFitAllocatesPerEpochAndNotPerStep() {
    GridTrainer few = builder().epochs(5).batchSize(ROWS).threads(1).build();
    GridTrainer many = builder().epochs(5).batchSize(2).threads(1).build();
    assertThat(AllocationTest.allocated(() -> many.fit(pictures)))
        .isAtMost(AllocationTest.allocated(() -> few.fit(pictures)) + 256);
  }
}
