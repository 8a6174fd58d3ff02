package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Sgd;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Steps that several threads share: their bits, their failures, their end. */
final class SharedStepsTest {
  private static final Sgd SGD = Sgd.rate(0.5).momentum(0.9).weightDecay(1e-3);

  @Test
  @DisplayName("T19: 1 to 4 threads give equal bits over random batch sizes")
  void anyNumberOfThreadsGivesEqualBits() {
    Dataset data = GridTrainer.data(400, 1);
    long seed = System.nanoTime();
    Generator random = new Generator(seed);
    int[] sizes = IntStream.range(0, 12).map(i -> 1 + random.nextInt(400)).toArray();
    sizes[0] = 400;
    String what = "seed " + seed + ", batches of " + Arrays.toString(sizes);
    double[][] expected = stepped(data, sizes, 1);
    for (int threads = 2; threads <= 4; threads++) {
      double[][] actual = stepped(data, sizes, threads);
      for (int step = 0; step < sizes.length; step++) {
        assertWithMessage("%s, %s threads, step %s", what, threads, step)
            .that(Arrays.equals(actual[step], expected[step]))
            .isTrue();
      }
    }
  }

  @Test
  @DisplayName("T19: the bits compared above do depend on the order of the rows")
  void anotherOrderGivesOtherBits() {
    Dataset data = GridTrainer.data(400, 1);
    int[] backwards = IntStream.range(0, 400).map(i -> 399 - i).toArray();
    int[] sizes = {400};
    assertThat(
            Arrays.equals(stepped(data.slice(backwards), sizes, 2)[0], stepped(data, sizes, 2)[0]))
        .isFalse();
  }

  @Test
  @DisplayName("T19: fits of small models in both precisions give equal bits")
  void smallModelsFitToEqualBits() {
    Dataset line = Samples.line(500, 3);
    Dataset flowers = Samples.flowers(500, 3);
    LineTrainer oneLine = LineTrainer.builder().optimizer(SGD).batchSize(300).threads(1).build();
    FlowerTrainer oneFlower =
        FlowerTrainer.builder().optimizer(SGD).batchSize(300).threads(1).build();
    History one = oneLine.fit(line);
    oneFlower.fit(flowers);
    for (int threads = 2; threads <= 4; threads++) {
      LineTrainer many =
          LineTrainer.builder().optimizer(SGD).batchSize(300).threads(threads).build();
      FlowerTrainer manyFlower =
          FlowerTrainer.builder().optimizer(SGD).batchSize(300).threads(threads).build();
      assertThat(many.fit(line).loss(10)).isEqualTo(one.loss(10));
      manyFlower.fit(flowers);
      assertThat(many.parameter("y.weight")).isEqualTo(oneLine.parameter("y.weight"));
      assertThat(many.parameter("y.bias")).isEqualTo(oneLine.parameter("y.bias"));
      assertThat(manyFlower.parameter("species.weight"))
          .isEqualTo(oneFlower.parameter("species.weight"));
    }
  }

  @Test
  void oneBlockOrOneThreadWakesNobody() {
    Dataset data = GridTrainer.data(200, 1);
    GridTrainer oneBlock = trainer(4);
    step(oneBlock, data.batches(64).get(0));
    assertThat(oneBlock.helpers()).isEmpty();
    GridTrainer oneThread = trainer(1);
    step(oneThread, data.batch());
    assertThat(oneThread.helpers()).isEmpty();
    GridTrainer three = trainer(3);
    step(three, data.batch());
    assertThat(three.helpers()).hasSize(2);
    // Two blocks keep two threads busy, whatever the number.
    GridTrainer two = trainer(4);
    step(two, data.batches(128).get(0));
    assertThat(two.helpers()).hasSize(1);
  }

  @Test
  void unsetTheThreadsFollowFromTheModel() {
    GridTrainer trainer = GridTrainer.builder().build();
    step(trainer, GridTrainer.data(128, 1).batch());
    int expected = Math.min(2, Runtime.getRuntime().availableProcessors());
    assertThat(trainer.helpers()).hasSize(expected - 1);
  }

  @Test
  @DisplayName("T22: a failure forward in a worker reaches the caller and changes nothing")
  void failureForwardChangesNothing() {
    Batch batch = GridTrainer.data(300, 1).batch();
    GridTrainer trainer = trainer(2);
    step(trainer, batch);
    double[] before = trainer.all();
    IllegalStateException failure = new IllegalStateException("block 1");
    trainer.forward = failing(64, failure);
    assertThat(Thrown.by(IllegalStateException.class, () -> trainer.forward(batch)))
        .isSameInstanceAs(failure);
    assertThat(trainer.all()).isEqualTo(before);
    assertThat(Thrown.message(TrainingException.class, trainer::loss)).contains("out of order");
    trainer.forward = GridTrainer.NONE;
    step(trainer, batch);
    assertThat(trainer.all()).isEqualTo(twoSteps(batch));
  }

  @Test
  @DisplayName("T22: a failure backward in a worker reaches the caller and changes nothing")
  void failureBackwardChangesNothing() {
    Batch batch = GridTrainer.data(300, 1).batch();
    GridTrainer trainer = trainer(2);
    step(trainer, batch);
    double[] before = trainer.all();
    OutOfMemoryError failure = new OutOfMemoryError("block 3");
    trainer.backward = failing(3 * 64, failure);
    trainer.forward(batch);
    double loss = trainer.loss();
    assertThat(Thrown.by(OutOfMemoryError.class, trainer::backward)).isSameInstanceAs(failure);
    assertThat(trainer.all()).isEqualTo(before);
    assertThat(Thrown.message(TrainingException.class, trainer::update)).contains("out of order");
    assertThat(trainer.loss()).isEqualTo(loss);
    // The second wave failed; nothing of the first is left in the next gradient.
    trainer.backward = GridTrainer.NONE;
    trainer.backward();
    trainer.update();
    assertThat(trainer.all()).isEqualTo(twoSteps(batch));
  }

  @Test
  @DisplayName("T22: a failure of a worker ends the fit with the parameters of the last whole step")
  void failureEndsTheFitAndItsThreads() throws InterruptedException {
    Dataset data = GridTrainer.data(300, 1);
    GridTrainer trainer = trainer(3);
    IllegalStateException failure = new IllegalStateException("third step");
    int[] seen = {0};
    // Block 1 is always share 1, so one thread alone counts.
    trainer.forward =
        row -> {
          if (row == 64 && ++seen[0] == 3) {
            throw failure;
          }
        };
    assertThat(Thrown.by(IllegalStateException.class, () -> trainer.fit(data)))
        .isSameInstanceAs(failure);
    WorkersTest.end(trainer.helpers());
    assertThat(trainer.all()).isEqualTo(twoSteps(data.batch()));
  }

  @Test
  @DisplayName("T01: a gradient that is not finite in any range of parameters stops the update")
  void everyRangeIsLookedThrough() {
    Batch batch = GridTrainer.data(200, 1).batch();
    for (int at : new int[] {0, 13_000, 25_000, 39_999}) {
      GridTrainer trainer = trainer(3);
      double[] before = trainer.all();
      trainer.forward(batch);
      trainer.loss();
      trainer.backward();
      double[] gradient = trainer.gradient("y.weight");
      gradient[at] = Double.NaN;
      trainer.gradient("y.weight", gradient);
      NonFiniteException e = Thrown.by(NonFiniteException.class, trainer::update);
      assertThat(e.place()).isEqualTo("y.weight");
      assertThat(e).hasMessageThat().contains("element " + at);
      assertThat(trainer.all()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("T10: an interrupt while workers are waited for ends the fit after the step")
  void interruptWhileWaitingEndsTheFitAfterTheStep() {
    Dataset data = GridTrainer.data(128, 1);
    Thread caller = Thread.currentThread();
    GridTrainer trainer = trainer(2);
    int[] seen = {0};
    trainer.backward =
        row -> {
          if (row == 64 && ++seen[0] == 2) {
            WorkersTest.awaitParked(caller);
            caller.interrupt();
          }
        };
    History history = trainer.fit(data);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.interrupted()).isTrue();
    assertThat(history.epochs()).isEqualTo(2);
    assertThat(trainer.all()).isEqualTo(twoSteps(data.batch()));
  }

  @Test
  void threadsEndWithTheFit() throws InterruptedException {
    GridTrainer trainer = trainer(3);
    trainer.fit(GridTrainer.data(200, 1));
    assertThat(trainer.helpers()).hasSize(2);
    WorkersTest.end(trainer.helpers());
    trainer.fit(GridTrainer.data(200, 1));
    assertThat(trainer.helpers()).hasSize(4);
    WorkersTest.end(trainer.helpers());
  }

  @Test
  void threadsOfALoopOfOnesOwnEndAfterIdleness() throws InterruptedException {
    GridTrainer trainer = trainer(2);
    step(trainer, GridTrainer.data(128, 1).batch());
    assertThat(trainer.helpers()).hasSize(1);
    WorkersTest.end(trainer.helpers());
  }

  @Test
  void blocksOfAWaveAreWorkedOnAtOnce() {
    GridTrainer trainer = trainer(2);
    // Each block waits for the other: with one thread after the other this would not end.
    CountDownLatch forward = new CountDownLatch(2);
    CountDownLatch backward = new CountDownLatch(2);
    trainer.forward = row -> meet(forward);
    trainer.backward = row -> meet(backward);
    step(trainer, GridTrainer.data(128, 1).batch());
    assertThat(forward.getCount() + backward.getCount()).isEqualTo(0);
  }

  private static GridTrainer.Hook failing(int at, Error failure) {
    return row -> {
      if (row == at) {
        throw failure;
      }
    };
  }

  private static GridTrainer.Hook failing(int at, RuntimeException failure) {
    return row -> {
      if (row == at) {
        throw failure;
      }
    };
  }

  private static void meet(CountDownLatch latch) {
    latch.countDown();
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static double[] twoSteps(Batch batch) {
    GridTrainer trainer = trainer(1);
    step(trainer, batch);
    step(trainer, batch);
    return trainer.all();
  }

  /** Trains on the first rows of the data, as many as each size says; returns all parameters. */
  private static double[][] stepped(Dataset data, int[] sizes, int threads) {
    GridTrainer trainer = trainer(threads);
    double[][] after = new double[sizes.length][];
    for (int step = 0; step < sizes.length; step++) {
      step(trainer, data.batches(sizes[step]).get(0));
      after[step] = trainer.all();
    }
    return after;
  }

  private static GridTrainer trainer(int threads) {
    return GridTrainer.builder()
        .optimizer(SGD)
        .seed(5)
        .fullBatch()
        .shuffle(false)
        .threads(threads)
        .build();
  }

  private static void step(GridTrainer trainer, Batch batch) {
    trainer.forward(batch);
    trainer.loss();
    trainer.backward();
    trainer.update();
  }
}
