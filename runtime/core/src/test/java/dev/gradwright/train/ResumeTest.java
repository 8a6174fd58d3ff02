package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fit that goes on from a checkpoint. */
final class ResumeTest {
  private static final int STEPS = 4 * 10;

  private final Dataset data = Samples.flowers(95, 1);
  private final Dataset validation = Samples.flowers(33, 2);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 25, 30, 39, 40})
  @DisplayName("T17: stopped after any step and resumed, a fit has the bits of one never stopped")
  void resumedFitHasTheBitsOfOneNeverStopped(int step) {
    FlowerTrainer whole = builder().build();
    History expected = whole.fit(data, validation);

    Checkpoint checkpoint = Checkpoint.in(folder).everySteps(7);
    builder().checkpoint(checkpoint).listener(new StopAfter(step)).build().fit(data, validation);
    FlowerTrainer resumed = builder().checkpoint(checkpoint).threads(2).build();
    History history = resumed.fit(data, validation);

    assertThat(resumed.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
    assertThat(resumed.parameter("species.bias")).isEqualTo(whole.parameter("species.bias"));
    assertThat(history.reports().toString()).isEqualTo(expected.reports().toString());
    for (int epoch = 1; epoch <= 4; epoch++) {
      assertThat(history.loss(epoch)).isEqualTo(expected.loss(epoch));
      assertThat(history.metric("accuracy", epoch)).isEqualTo(expected.metric("accuracy", epoch));
      assertThat(history.validationLoss(epoch)).isEqualTo(expected.validationLoss(epoch));
      assertThat(history.reports().get(epoch - 1).gradientNorm())
          .isEqualTo(expected.reports().get(epoch - 1).gradientNorm());
    }
  }

  @Test
  @DisplayName("T17: early stopping goes on counting, and the best parameters survive")
  void earlyStoppingIsResumed() {
    EarlyStopping early = EarlyStopping.highest("accuracy").patience(3);
    TrainerBuilder<FlowerTrainer> builder = builder().epochs(50).earlyStopping(early);
    FlowerTrainer whole = builder.build();
    History expected = whole.fit(data, validation);
    assertThat(expected.epochs()).isLessThan(50);

    Checkpoint checkpoint = Checkpoint.in(folder);
    int middle = (expected.epochs() - 2) * 10 + 4;
    builder.checkpoint(checkpoint);
    FlowerTrainer stopped = builder.listener(new StopAfter(middle)).build();
    stopped.fit(data, validation);
    FlowerTrainer resumed =
        builder().epochs(50).earlyStopping(early).checkpoint(checkpoint).build();
    History history = resumed.fit(data, validation);
    assertThat(history.epochs()).isEqualTo(expected.epochs());
    assertThat(history.bestEpoch()).isEqualTo(expected.bestEpoch());
    assertThat(resumed.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 17})
  @DisplayName("T17: schedule, clipping, accumulated gradients and averages are resumed")
  void everythingBetweenGradientAndParametersIsResumed(int step) {
    FlowerTrainer whole = rich().build();
    whole.fit(data, validation);
    Checkpoint checkpoint = Checkpoint.in(folder);
    rich().checkpoint(checkpoint).listener(new StopAfter(step)).build().fit(data, validation);
    FlowerTrainer resumed = rich().checkpoint(checkpoint).build();
    resumed.fit(data, validation);
    assertThat(resumed.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
    assertThat(resumed.network().parameter("species.weight"))
        .isEqualTo(whole.network().parameter("species.weight"));
  }

  private static TrainerBuilder<FlowerTrainer> rich() {
    return builder()
        .schedule(Schedules.reduceOnPlateau(0.5, 0).warmUp(2))
        .clipNorm(0.5)
        .accumulate(4)
        .average(WeightAverage.ema(0.8));
  }

  @Test
  void finishedFitIsNotDoneAgain() {
    Checkpoint checkpoint = Checkpoint.in(folder);
    FlowerTrainer first = builder().checkpoint(checkpoint).build();
    first.fit(data);
    StopAfter counter = new StopAfter(Integer.MAX_VALUE);
    FlowerTrainer second = builder().checkpoint(checkpoint).listener(counter).build();
    History history = second.fit(data);
    assertThat(counter.steps).isEqualTo(0);
    assertThat(history.epochs()).isEqualTo(4);
    assertThat(second.parameter("species.weight")).isEqualTo(first.parameter("species.weight"));
  }

  @Test
  void moreEpochsGoOnWhereFewerEnded() {
    Checkpoint checkpoint = Checkpoint.in(folder);
    builder().checkpoint(checkpoint).epochs(2).build().fit(data);
    FlowerTrainer longer = builder().checkpoint(checkpoint).build();
    longer.fit(data);
    FlowerTrainer whole = builder().build();
    whole.fit(data);
    assertThat(longer.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
  }

  @Test
  void freshBeginsAnew() {
    builder().checkpoint(Checkpoint.in(folder)).build().fit(data);
    StopAfter counter = new StopAfter(Integer.MAX_VALUE);
    builder().checkpoint(Checkpoint.in(folder).fresh()).listener(counter).build().fit(data);
    assertThat(counter.steps).isEqualTo(STEPS);
  }

  @Test
  @DisplayName("T18: other data and settings are refused, each difference by its name")
  void differencesAreNamed() {
    Checkpoint checkpoint = Checkpoint.in(folder);
    builder().checkpoint(checkpoint).build().fit(data);
    FlowerTrainer other =
        FlowerTrainer.builder()
            .optimizer(Sgd.rate(0.1))
            .epochs(4)
            .batchSize(20)
            .seed(8)
            .checkpoint(checkpoint)
            .build();
    double[] before = other.parameter("species.weight");
    String message =
        Thrown.message(TrainingException.class, () -> other.fit(Samples.flowers(95, 3)));
    assertThat(message).contains("optimizer: " + Adam.rate(0.05) + " then, now SGD rate 0.1");
    assertThat(message).contains("batch size: 10 then, now 20");
    assertThat(message).contains("seed: 7 then, now 8");
    assertThat(message).contains("training data: ");
    assertThat(message).contains("Checkpoint.fresh()");
    assertThat(message).doesNotContain("shuffle");
    assertThat(other.parameter("species.weight")).isEqualTo(before);
  }

  @Test
  @DisplayName("T18: another model is refused by the first node that differs")
  void otherModelIsRefused() {
    Checkpoint checkpoint = Checkpoint.in(folder);
    builder().checkpoint(checkpoint).build().fit(data);
    LineTrainer line = LineTrainer.builder().checkpoint(checkpoint).build();
    assertThat(Thrown.message(TrainingException.class, () -> line.fit(Samples.line(95, 1))))
        .contains("the model: ");
  }

  @Test
  @DisplayName("T12: a damaged checkpoint is left out, and the one before it serves")
  void damagedCheckpointIsLeftOut() throws IOException {
    Checkpoint checkpoint = Checkpoint.in(folder).keepLast(3);
    builder().checkpoint(checkpoint).build().fit(data);
    List<Path> files = checkpoints();
    assertThat(files).hasSize(3);
    Path newest = files.get(2);
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 3] ^= 4;
    Files.write(newest, bytes);
    StopAfter counter = new StopAfter(Integer.MAX_VALUE);
    FlowerTrainer resumed = builder().checkpoint(checkpoint).listener(counter).build();
    resumed.fit(data);
    assertThat(counter.from).isEqualTo(Optional.of(files.get(1)));
    assertThat(counter.steps).isEqualTo(10);
    FlowerTrainer whole = builder().build();
    whole.fit(data);
    assertThat(resumed.parameter("species.weight")).isEqualTo(whole.parameter("species.weight"));
  }

  @Test
  void whereNoCheckpointIsWholeNothingBeginsSilently() throws IOException {
    Checkpoint checkpoint = Checkpoint.in(folder).keepLast(1);
    builder().checkpoint(checkpoint).build().fit(data);
    Files.write(checkpoints().get(0), new byte[100]);
    FlowerTrainer trainer = builder().checkpoint(checkpoint).build();
    assertThat(Thrown.message(TrainingException.class, () -> trainer.fit(data)))
        .contains("none of the 1 checkpoints is whole; Checkpoint.fresh()");
  }

  @Test
  void newestAndBestAreKept() throws IOException {
    Checkpoint checkpoint = Checkpoint.in(folder).everySteps(3).keepLast(2).keepBest();
    FlowerTrainer trainer = builder().checkpoint(checkpoint).build();
    trainer.fit(data, validation);
    assertThat(checkpoints().stream().map(path -> path.getFileName().toString()))
        .containsExactly(
            "checkpoint-000000000039.safetensors", "checkpoint-000000000040.safetensors")
        .inOrder();
    FlowerNetwork best = FlowerNetwork.load(folder.resolve("best.safetensors"));
    assertThat(best.classes("loss")).containsExactly("a", "b", "c").inOrder();
  }

  @Test
  void secondFitOfATrainerWithCheckpointsIsRefused() {
    FlowerTrainer trainer = builder().checkpoint(Checkpoint.in(folder)).build();
    trainer.fit(data);
    assertThat(Thrown.message(TrainingException.class, () -> trainer.fit(data)))
        .contains("for another fit build another trainer");
  }

  @Test
  @DisplayName("T16: two trainings at once cannot share a folder")
  void folderServesOneTraining() {
    TrainerBuilder<FlowerTrainer> builder = builder().checkpoint(Checkpoint.in(folder));
    FlowerTrainer inner = builder.build();
    List<String> messages = new ArrayList<>();
    builder
        .listener(
            new TrainingListener() {
              @Override
              public void onEpoch(EpochReport report) {
                messages.add(Thrown.message(TrainingException.class, () -> inner.fit(data)));
              }
            })
        .epochs(1)
        .build()
        .fit(data);
    assertWithMessage("%s", messages).that(messages).hasSize(1);
    assertThat(messages.get(0)).contains("another training saves its checkpoints in");
  }

  private List<Path> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("checkpoint-"))
          .sorted()
          .toList();
    }
  }

  private static TrainerBuilder<FlowerTrainer> builder() {
    return FlowerTrainer.builder().optimizer(Adam.rate(0.05)).epochs(4).batchSize(10).seed(7);
  }

  /** Asks a fit to stop. */
  private static final class StopAfter implements TrainingListener {
    private final int last;
    private Optional<Path> from = Optional.empty();
    private Runnable stop = () -> {};
    private int steps;

    StopAfter(int last) {
      this.last = last;
    }

    @Override
    public void onStart(TrainingStart start) {
      from = start.resumedFrom();
      stop = start::stop;
    }

    @Override
    public void onStep(int epoch, int step, int rows, double loss) {
      steps++;
      if (steps == last) {
        stop.run();
      }
    }
  }
}
