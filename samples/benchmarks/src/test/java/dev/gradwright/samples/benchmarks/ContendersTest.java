package dev.gradwright.samples.benchmarks;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.PlainLoops;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compared is the same thing. */
class ContendersTest {
  @ParameterizedTest
  @EnumSource(names = {"W1", "W2", "W3", "W4", "W4_128"})
  void gradwrightLearnsWhatThePlainLoopLearns(Task task) {
    GradwrightContender gradwright = new GradwrightContender();
    PlainLoops loops = new PlainLoops();
    gradwright.prepare(task, Samples.of(task));
    loops.prepare(task, Samples.of(task));
    double first = loops.step();
    assertThat(gradwright.step()).isWithin(1e-5).of(first);
    double expected = first;
    double loss = first;
    for (int i = 0; i < 5; i++) {
      expected = loops.step();
      loss = gradwright.step();
    }
    assertThat(loss).isWithin(1e-5).of(expected);
    assertThat(loss).isLessThan(first);
  }

  @ParameterizedTest
  @EnumSource(names = {"W5", "LSTM", "BLOCK"})
  void gradwrightLearnsWhatTheReferenceLearns(Task task) {
    GradwrightContender gradwright = new GradwrightContender();
    DeepReference reference = new DeepReference((DeepNet) task.net(), Samples.of(task));
    gradwright.prepare(task, Samples.of(task));
    for (int i = 0; i < 4; i++) {
      assertThat(gradwright.step()).isWithin(1e-5).of(reference.step());
    }
  }

  @Test
  void theLoopHasOnlyDenseNetworks() {
    assertThat(new PlainLoops().prepare(Task.W5, Samples.of(Task.W5))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"PREDICT_W2", "PREDICT_W4"})
  void gradwrightPredictsWhatThePlainLoopPredicts(Task task) {
    GradwrightContender gradwright = new GradwrightContender();
    PlainLoops loops = new PlainLoops();
    gradwright.prepare(task, Samples.of(task));
    loops.prepare(task, Samples.of(task));
    for (int r = 0; r < task.rows(); r++) {
      assertThat(gradwright.predict(r)).isWithin(1e-6f).of(loops.predict(r));
    }
  }

  @Test
  void coldTrainingIsTheSameEpochByEpoch() {
    GradwrightContender gradwright = new GradwrightContender();
    PlainLoops loops = new PlainLoops();
    gradwright.prepare(Task.COLD, Samples.of(Task.COLD));
    loops.prepare(Task.COLD, Samples.of(Task.COLD));
    assertThat(gradwright.epochs(Task.COLD_EPOCHS))
        .usingTolerance(1e-5)
        .containsExactly(loops.epochs(Task.COLD_EPOCHS))
        .inOrder();
  }

  @ParameterizedTest
  @EnumSource(Axis.class)
  void everyPointOfTheCurvesRuns(Axis axis) {
    for (int size : axis.sizes()) {
      if (size <= 1000) {
        axis.work(size).repeat(1);
      }
    }
  }

  @Test
  void operationsAreCountedByHand() {
    assertWithMessage("784-128-10, 32 rows: two products in layer 1, three in layer 2")
        .that(Task.W4.flops())
        .isEqualTo(2.0 * 32 * (2 * 784 * 128 + 3 * 128 * 10));
    assertWithMessage("LeNet, 32 rows: conv 1, conv 2, dense")
        .that(Task.W5.flops())
        .isEqualTo(
            2.0 * 32 * (2 * 576 * 6 * 25 + 3 * (64 * 16 * 150 + 256 * 120 + 120 * 84 + 84 * 10)));
    assertWithMessage("LSTM, 32 rows: inputs, states, dense")
        .that(Task.LSTM.flops())
        .isEqualTo(2.0 * 32 * (2 * 32 * 256 * 16 + 3 * (32 * 256 * 64 + 640)));
    assertWithMessage("block, 16 rows: four projections, scores and values, two layers, dense")
        .that(Task.BLOCK.flops())
        .isEqualTo(2.0 * 16 * 3 * (32 * 4 * 64 * 64 + 2 * 32 * 32 * 64 + 2 * 32 * 64 * 256 + 640));
    assertThat(Task.PREDICT_W2.flops()).isEqualTo(2.0 * (4 * 16 + 16 * 3));
  }
}
