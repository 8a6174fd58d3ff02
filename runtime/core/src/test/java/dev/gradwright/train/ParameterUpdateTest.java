package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies between a gradient and new parameters. */
final class ParameterUpdateTest {
  private final Dataset data = Samples.line(40, 1);

  static Stream<Json> clips() {
    return Json.resource("/optimizers.json").get("clip_by_global_norm").elements().stream();
  }

  @ParameterizedTest
  @MethodSource("clips")
  void normsAreClippedAsInTheReference(Json entry) {
    Reals gradient = Reals.wrap(entry.get("gradients").numbers().clone());
    double norm = GradientClip.norm(gradient);
    assertThat(norm).isWithin(1e-12).of(entry.get("total_norm").number());
    new GradientClip(entry.get("max_norm").number(), Double.POSITIVE_INFINITY)
        .apply(gradient, norm);
    double[] expected = entry.get("clipped").numbers();
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("element %s", i).that(gradient.get(i)).isWithin(1e-12).of(expected[i]);
    }
  }

  @Test
  void valuesAreClippedOnBothSides() {
    Reals gradient = Reals.wrap(new float[] {3, -0.5f, -7});
    new GradientClip(Double.POSITIVE_INFINITY, 1).apply(gradient, Double.NaN);
    assertThat(gradient.floats()).isEqualTo(new float[] {1, -0.5f, -1});
  }

  @Test
  void clippedFitMovesNoFurtherThanRateTimesLimit() {
    LineTrainer trainer =
        LineTrainer.builder().optimizer(Sgd.rate(1)).clipNorm(0.5).fullBatch().epochs(1).build();
    double w = trainer.parameter("y.weight")[0];
    double b = trainer.parameter("y.bias")[0];
    History history = trainer.fit(data);
    double moved =
        Math.hypot(trainer.parameter("y.weight")[0] - w, trainer.parameter("y.bias")[0] - b);
    assertThat(moved).isWithin(1e-5).of(0.5);
    // The report has the norm as it was before.
    assertThat(history.last().gradientNorm()).isGreaterThan(1.0);
  }

  @Test
  void accumulatedBatchesMakeTheUpdateOfOneLargeBatch() {
    LineTrainer large = builder().batchSize(20).build();
    LineTrainer small = builder().batchSize(5).accumulate(4).build();
    large.fit(data);
    small.fit(data);
    assertThat(small.parameter("y.weight")[0]).isWithin(1e-12).of(large.parameter("y.weight")[0]);
    assertThat(small.parameter("y.bias")[0]).isWithin(1e-12).of(large.parameter("y.bias")[0]);
  }

  @Test
  void lastUpdateOfAnEpochTakesWhatThereIs() {
    // 40 rows are 3 batches of 12 and one of 4; the second update weighs 12 and 4 rows.
    LineTrainer uneven = builder().batchSize(12).accumulate(2).build();
    LineTrainer whole = builder().batchSize(24).build();
    uneven.fit(data);
    whole.fit(data);
    assertThat(uneven.parameter("y.weight")[0]).isWithin(1e-12).of(whole.parameter("y.weight")[0]);
  }

  @Test
  void movingAverageIsWhatTheNetworkShows() {
    List<double[]> weights = new ArrayList<>();
    LineTrainer[] self = new LineTrainer[1];
    LineTrainer trainer =
        builder()
            .batchSize(10)
            .average(WeightAverage.ema(0.9))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onStep(int epoch, int step, int rows, double loss) {
                    weights.add(self[0].parameter("y.weight"));
                  }
                })
            .build();
    self[0] = trainer;
    trainer.fit(data);
    double average = weights.get(0)[0];
    for (double[] weight : weights.subList(1, weights.size())) {
      average = 0.9 * average + 0.1 * weight[0];
    }
    assertThat(trainer.network().parameter("y.weight")[0]).isWithin(1e-12).of(average);
    assertThat(trainer.parameter("y.weight")).isEqualTo(weights.get(weights.size() - 1));
    LineTrainer shown = builder().build();
    shown.start(trainer.network());
    assertThat(trainer.evaluate(data).loss()).isEqualTo(shown.evaluate(data).loss());
  }

  @Test
  void stochasticAverageIsTheMeanOverEpochEnds() {
    List<double[]> weights = new ArrayList<>();
    LineTrainer[] self = new LineTrainer[1];
    LineTrainer trainer =
        builder()
            .epochs(5)
            .average(WeightAverage.swa(3))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onEpoch(EpochReport report) {
                    weights.add(self[0].parameter("y.weight"));
                  }
                })
            .build();
    self[0] = trainer;
    trainer.fit(data);
    double mean = (weights.get(2)[0] + weights.get(3)[0] + weights.get(4)[0]) / 3;
    assertThat(trainer.network().parameter("y.weight")[0]).isWithin(1e-12).of(mean);
  }

  @Test
  void layersMayHaveRatesOfTheirOwn() {
    LineTrainer half = LineTrainer.builder().optimizer(Sgd.rate(0.1)).rate("y", 0.5).build();
    LineTrainer low = LineTrainer.builder().optimizer(Sgd.rate(0.05)).build();
    half.fit(data);
    low.fit(data);
    assertThat(half.parameter("y.weight")).isEqualTo(low.parameter("y.weight"));
    LineTrainer still = LineTrainer.builder().rate("y", 0).build();
    double[] before = still.parameter("y.weight");
    still.fit(data);
    assertThat(still.parameter("y.weight")).isEqualTo(before);
  }

  @Test
  void ratesOfNoNodeAreRefused() {
    assertThat(
            Thrown.message(
                SettingsException.class, () -> LineTrainer.builder().rate("z", 2).build()))
        .isEqualTo(
            "a rate is set for 'z', but no parameter belongs to it; there are y.weight, y.bias");
    assertThat(Thrown.message(SettingsException.class, () -> LineTrainer.builder().rate("y", -1)))
        .isEqualTo("the factor of the rate of 'y' must be finite and at least 0, not -1.0");
  }

  @Test
  @DisplayName("T02: a gradient of too large a norm is refused, with its norm and its layer")
  void gradientOfTooLargeANormIsRefused() {
    LineTrainer trainer = builder().largestGradientNorm(1e-3).build();
    double[] before = trainer.parameter("y.weight");
    String message = Thrown.message(TrainingException.class, () -> trainer.fit(data));
    assertThat(message)
        .containsMatch("epoch 1, step 1: the norm of the gradient is [0-9.]+, above");
    assertThat(message).contains("the largest of 0.001 that is allowed; most of it comes from 'y.");
    assertThat(trainer.parameter("y.weight")).isEqualTo(before);
    LineTrainer skipping =
        builder().largestGradientNorm(1e-3).nonFinite(NonFinitePolicy.SKIP_BATCH).build();
    assertThat(skipping.fit(data).last().skippedBatches()).isGreaterThan(0);
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    assertThat(Thrown.message(SettingsException.class, () -> builder().accumulate(0)))
        .isEqualTo("the batches of an update must be at least 1, not 0");
    assertThat(Thrown.message(SettingsException.class, () -> builder().clipNorm(0)))
        .isEqualTo("the norm to clip at must be positive and finite, not 0.0");
    assertThat(Thrown.message(SettingsException.class, () -> WeightAverage.ema(1)))
        .isEqualTo("the decay of an average must be above 0 and below 1, not 1.0");
    assertThat(Thrown.message(SettingsException.class, () -> WeightAverage.swa(0)))
        .isEqualTo("the first epoch of an average must be at least 1, not 0");
  }

  private static TrainerBuilder<LineTrainer> builder() {
    return LineTrainer.builder().optimizer(Sgd.rate(0.1)).epochs(2).shuffle(false);
  }
}
