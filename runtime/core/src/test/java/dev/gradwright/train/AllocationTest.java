package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.Schedule;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.optimizer.Sgd;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps and predictions allocate nothing once they are warm, and a fit only per epoch. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM = 1000;

  @Test
  @DisplayName("T26: a thousand steps of one's own loop allocate nothing")
  void stepsAllocateNothing() {
    FlowerTrainer trainer =
        FlowerTrainer.builder().optimizer(Sgd.rate(1e-3).momentum(0.9).nesterov()).build();
    Batch batch = Samples.flowers(200, 1).batch();
    steps(trainer, batch);
    assertThat(allocated(() -> steps(trainer, batch))).isEqualTo(0);
  }

  static Stream<Optimizer> optimizers() {
    return Optimizers.all();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  @DisplayName("T26: no optimizer allocates, nor do clipping, accumulation and averages")
  void updatesAllocateNothing(Optimizer optimizer) {
    FlowerTrainer trainer =
        FlowerTrainer.builder()
            .optimizer(optimizer)
            .clipNorm(1)
            .clipValue(0.5)
            .accumulate(3)
            .average(WeightAverage.ema(0.99))
            .rate("species", 0.5)
            .build();
    Batch batch = Samples.flowers(20, 1).batch();
    steps(trainer, batch);
    assertThat(allocated(() -> steps(trainer, batch))).isEqualTo(0);
  }

  @Test
  @DisplayName("T26: steps shared by two threads allocate nothing on either")
  void sharedStepsAllocateNothing() {
    GridTrainer trainer = GridTrainer.builder().optimizer(Sgd.rate(1e-3)).threads(2).build();
    Batch batch = GridTrainer.data(200, 1).batch();
    steps(trainer, batch);
    Thread helper = trainer.helpers().iterator().next();
    long own = Long.MAX_VALUE;
    long helped = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      // The question about another thread allocates on this one, so it is asked outside.
      long helperBefore = THREADS.getThreadAllocatedBytes(helper.getId());
      long before = THREADS.getCurrentThreadAllocatedBytes();
      steps(trainer, batch);
      own = Math.min(own, THREADS.getCurrentThreadAllocatedBytes() - before);
      helped = Math.min(helped, THREADS.getThreadAllocatedBytes(helper.getId()) - helperBefore);
    }
    assertThat(own).isEqualTo(0);
    assertThat(helped).isEqualTo(0);
    assertThat(trainer.helpers()).containsExactly(helper);
  }

  @Test
  @DisplayName("T26: a fit allocates per epoch, and not per step")
  void fitAllocatesPerEpochOnly() {
    Dataset data = Samples.line(1000, 1);
    LineTrainer few = LineTrainer.builder().epochs(10).batchSize(1000).build();
    LineTrainer many = LineTrainer.builder().epochs(10).batchSize(1).build();
    for (int i = 0; i < 3; i++) {
      few.fit(data);
      many.fit(data);
    }
    long perEpoch = allocated(() -> few.fit(data));
    // 9990 steps more; the difference is at most that of the shapes of a few text-free objects.
    assertThat(allocated(() -> many.fit(data)) - perEpoch).isAtMost(256);
    assertThat(perEpoch).isLessThan(20_000);
  }

  @Test
  @DisplayName("T26: no schedule allocates per step")
  void schedulesAllocatePerEpochOnly() {
    Dataset data = Samples.line(1000, 1);
    for (Schedule schedule :
        List.of(
            Schedules.exponential(0.9).smoothWarmUp(3),
            Schedules.cosine(0),
            Schedules.oneCycle(0.01),
            Schedules.cosineRestarts(0, 2, 2),
            Schedules.multiStep(0.5, 2, 4))) {
      LineTrainer few = scheduled(schedule, 1000);
      LineTrainer many = scheduled(schedule, 1);
      for (int i = 0; i < 3; i++) {
        few.fit(data);
        many.fit(data);
      }
      long perEpoch = allocated(() -> few.fit(data));
      assertThat(allocated(() -> many.fit(data)) - perEpoch).isAtMost(256);
    }
  }

  private static LineTrainer scheduled(Schedule schedule, int batchSize) {
    return LineTrainer.builder().schedule(schedule).epochs(10).batchSize(batchSize).build();
  }

  @Test
  @DisplayName("T26: predictions into a given array allocate nothing")
  void predictionsAllocateNothing() {
    FlowerNetwork network = FlowerNetwork.initial(1);
    double[] rows = new double[2 * 100];
    double[] out = new double[3 * 100];
    predictions(network, rows, out);
    assertThat(allocated(() -> predictions(network, rows, out))).isEqualTo(0);
  }

  private static void steps(GridTrainer trainer, Batch batch) {
    for (int i = 0; i < 20; i++) {
      trainer.forward(batch);
      trainer.loss();
      trainer.backward();
      trainer.update();
    }
  }

  private static void steps(FlowerTrainer trainer, Batch batch) {
    for (int i = 0; i < WARM; i++) {
      trainer.forward(batch);
      trainer.loss();
      trainer.backward();
      trainer.update();
    }
  }

  private static void predictions(FlowerNetwork network, double[] rows, double[] out) {
    for (int i = 0; i < WARM; i++) {
      network.predict(rows, 100, out);
    }
  }

  /** The least of several runs, as the compiler may allocate on this thread while it warms up. */
  static long allocated(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
