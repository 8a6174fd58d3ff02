package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.GradientCheck;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LearnedActivationTest {
  private static final int ROWS = 70;

  private static Dataset saddle() {
    double[] x = IntStream.range(0, 2 * ROWS).mapToDouble(i -> StrictMath.sin(i * i)).toArray();
    double[] y = IntStream.range(0, ROWS).mapToDouble(r -> x[2 * r] * x[2 * r + 1]).toArray();
    return Dataset.builder().features(x, 2).targets(y, 1).build();
  }

  @Test
  void layerFromOutsideHasTheGradientOfItsLoss() {
    LearnedActivationTrainer trainer = LearnedActivationTrainer.builder().seed(3).build();
    int[] order = IntStream.range(0, ROWS).toArray();
    assertThat(GradientCheck.mismatches(trainer, new Batch(saddle(), order, 0, ROWS))).isEmpty();
  }

  @Test
  void layerFromOutsideLearns() {
    LearnedActivationTrainer trainer =
        LearnedActivationTrainer.builder().optimizer(Sgd.rate(0.1)).epochs(200).seed(3).build();
    assertThat(trainer.fit(saddle()).loss(200)).isLessThan(0.02);
    assertThat(trainer.parameter("hidden.weight")[0]).isNotEqualTo(1.0);
  }
}
