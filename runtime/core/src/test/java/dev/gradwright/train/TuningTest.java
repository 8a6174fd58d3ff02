package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.GradwrightException;
import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.tune.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cross-validation and the search for a learning rate, on real trainers. */
final class TuningTest {
  @Test
  void everyRowIsTestedOnceForEachSeed() {
    Dataset data = Samples.flowers(100, 1);
    CrossValidation.Result result =
        CrossValidation.folds(4)
            .stratified()
            .seeds(1, 2, 3)
            .run(data, seed -> FlowerTrainer.builder().seed(seed).epochs(5).build());
    assertThat(result.evaluations()).hasSize(3);
    for (List<Evaluation> tests : result.evaluations()) {
      assertThat(tests.stream().mapToLong(Evaluation::rows).sum()).isEqualTo(100);
    }
    double[] bySeed = result.bySeed("accuracy");
    double mean = (bySeed[0] + bySeed[1] + bySeed[2]) / 3;
    assertThat(result.mean("accuracy")).isWithin(1e-15).of(mean);
    double square = 0;
    for (double seed : bySeed) {
      square += (seed - mean) * (seed - mean);
    }
    assertThat(result.spread("accuracy")).isWithin(1e-15).of(Math.sqrt(square / 2));
  }

  @Test
  void preparationIsFittedInsideTheFolds() {
    Dataset data = Samples.line(40, 1);
    List<Preparation> seen = new ArrayList<>();
    CrossValidation.Result result =
        CrossValidation.folds(2)
            .prepared(Preparation.standardize())
            .run(
                data,
                seed -> LineTrainer.builder().optimizer(Adam.rate(0.1)).epochs(60).build(),
                (trainer, train) -> {
                  seen.add(train.preparation().orElseThrow());
                  trainer.fit(train);
                });
    assertThat(seen.get(0))
        .isEqualTo(Preparation.standardize().fit(data.folds(2, 0).get(0).train()));
    assertThat(seen.get(1)).isNotEqualTo(seen.get(0));
    assertThat(result.mean("rmse")).isLessThan(0.3);
  }

  @Test
  void ratesAreFoundWhereTheLossFalls() {
    Dataset data = Samples.line(512, 1);
    TrainerBuilder<LineTrainer> builder =
        LineTrainer.builder().optimizer(Sgd.rate(123)).batchSize(32).epochs(7);
    RateFinder.Result result = RateFinder.over(1e-5, 100).steps(200).run(builder, data);
    // The data's curvature is about 2 in every direction, so rates above 1 diverge.
    assertWithMessage("%s", result).that(result.suggestion()).isAtLeast(1e-3);
    assertWithMessage("%s", result).that(result.suggestion()).isAtMost(1.0);
    assertThat(result.points().size()).isLessThan(200);
    assertThat(result.points().get(0).rate()).isEqualTo(1e-5);
    assertThat(result.points().get(10).rate()).isWithin(1e-12).of(1e-5 * Math.pow(1e7, 10.0 / 199));
    assertThat(builder.settings().epochs()).isEqualTo(7);
  }

  @Test
  void lossThatNeverFallsHasNoSuggestion() {
    RateFinder.Result result =
        RateFinder.over(50, 100).run(LineTrainer.builder(), Samples.line(64, 1));
    assertThat(Thrown.message(GradwrightException.class, result::suggestion))
        .contains("the loss fell at none of the tested rates");
    assertThat(Thrown.message(SettingsException.class, () -> RateFinder.over(1, 1)))
        .isEqualTo("rates cannot be tested from 1.0 to 1.0");
  }
}
