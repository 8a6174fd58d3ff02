package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.data.Split;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.train.TrainerBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What it is worth to tell a model which numbers were missing: much where they are missing for a
 * reason, nothing lost where they are not. Four thousand rows of eight numbers.
 */
final class MissingValuesTest {
  private static final int ROWS = 4000;
  private static final int WIDTH = 8;
  private static final double HIGH = 0.4;

  /** When a number is missing. */
  private interface Gap {
    boolean at(double value, Generator random);
  }

  private static Dataset data(Gap gap) {
    Generator random = new Generator(11);
    double[] weights = {1, -0.8, 0.6, 1.2, -1, 0.7, -0.5, 0.9};
    double[] rows = new double[ROWS * WIDTH];
    int[] labels = new int[ROWS];
    for (int r = 0; r < ROWS; r++) {
      double sum = 0.3 * random.nextGaussian();
      for (int i = 0; i < WIDTH; i++) {
        double value = random.nextGaussian();
        // What counts most is whether a number is high, as with a reading off the scale.
        sum += weights[i] * ((value > HIGH ? 1.5 : -0.5) + 0.2 * value);
        rows[r * WIDTH + i] = gap.at(value, random) ? Double.NaN : value;
      }
      labels[r] = sum > 0 ? 1 : 0;
    }
    return Dataset.builder()
        .features(rows, WIDTH)
        .classes(labels, List.of("below", "above"))
        .build();
  }

  private static double accuracy(
      Dataset data, PreparationPlan plan, Supplier<TrainerBuilder<? extends Trainer<?>>> builder) {
    Split split = data.split(0.75, 1);
    Preparation preparation = plan.fit(split.train());
    Trainer<?> trainer =
        builder.get().optimizer(Adam.rate(0.005)).epochs(20).batchSize(32).seed(1).build();
    var unused = trainer.fit(preparation.apply(split.train()));
    return 100 * trainer.evaluate(preparation.apply(split.test())).metric("accuracy");
  }

  private static double mean(Dataset data) {
    return accuracy(data, Preparation.standardize().fillMean(), FilledTrainer::builder);
  }

  private static double mask(Dataset data) {
    return accuracy(data, Preparation.standardize().mask(), MarkedTrainer::builder);
  }

  @Test
  void maskIsWorthEightPointsWhereNumbersAreMissingForAReason() {
    double complete = mean(data((value, random) -> false));
    Dataset data = data((value, random) -> value > HIGH && random.nextDouble() < 0.95);
    double mean = mean(data);
    double mask = mask(data);
    System.out.printf(
        Locale.ROOT,
        "missing for a reason: complete %.2f, mean %.2f, mask %.2f%n",
        complete,
        mean,
        mask);
    assertThat(mask).isAtLeast(mean + 8);
    assertThat(mask).isAtLeast(complete - 2.5);
  }

  @Test
  void maskCostsLittleWhereNumbersAreMissingAtRandom() {
    Dataset data = data((value, random) -> random.nextDouble() < 0.3);
    double mean = mean(data);
    double mask = mask(data);
    System.out.printf(Locale.ROOT, "missing at random: mean %.2f, mask %.2f%n", mean, mask);
    assertThat(mask).isAtLeast(mean - 1.5);
  }
}
