package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Layers that learn nothing. */
final class StillLayersTest {
  private static List<String> warnings(Dataset data, int epochs) {
    List<String> heard = new ArrayList<>();
    LineTrainer.builder()
        .optimizer(Sgd.rate(0.01))
        .epochs(epochs)
        .listener(
            new TrainingListener() {
              @Override
              public void onWarning(String warning) {
                heard.add(warning);
              }
            })
        .build()
        .fit(data);
    return heard;
  }

  @Test
  @DisplayName("T03: a gradient that is 0 in every element is told once, with its layer")
  void gradientOfZerosIsToldOnce() {
    // Inputs that are all 0 give the weight no gradient.
    Dataset data =
        Dataset.builder()
            .features(new double[8], 1)
            .targets(new double[] {1, 2, 3, 4, 1, 2, 3, 4}, 1)
            .build();
    List<String> heard = warnings(data, 5);
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0)).startsWith("the gradient of 'y.weight' is 0 in every element");
  }

  @Test
  void layersThatLearnAreNotTold() {
    assertThat(warnings(Samples.line(64, 1), 5)).isEmpty();
  }

  @Test
  @DisplayName("T32: rows sorted by class and not shuffled are learned all the same")
  void sortedRowsAreLearnedWithoutShuffling() {
    Dataset mixed = Samples.flowers(90, 1);
    int[] sorted = new int[90];
    for (int i = 0; i < 90; i++) {
      sorted[i] = i / 30 + i % 30 * 3;
    }
    FlowerTrainer trainer =
        FlowerTrainer.builder()
            .optimizer(Sgd.rate(0.05))
            .epochs(60)
            .batchSize(10)
            .shuffle(false)
            .build();
    trainer.fit(mixed.slice(sorted));
    assertThat(trainer.evaluate(mixed).metric("accuracy")).isAtLeast(0.9);
  }
}
