package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.OptimizerState;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.state.Memory;
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
    double folds = 0;
    for (List<Evaluation> tests : result.evaluations()) {
      for (Evaluation test : tests) {
        folds += (test.metric("accuracy") - mean) * (test.metric("accuracy") - mean);
      }
    }
    assertThat(result.spreadOfFolds("accuracy")).isWithin(1e-15).of(Math.sqrt(folds / 11));
    assertThat(result.toString()).containsMatch("mean +seeds ± +folds ±\nloss .*\naccuracy ");
  }

  @Test
  void oneSeedHasNoSpreadBetweenSeeds() {
    CrossValidation.Result result =
        CrossValidation.folds(2)
            .run(Samples.line(40, 1), seed -> LineTrainer.builder().epochs(1).build());
    assertThat(result.spread("rmse")).isNaN();
    assertThat(result.spreadOfFolds("rmse")).isGreaterThan(0.0);
    assertThat(result.toString()).containsMatch("\nr2 +[-0-9.]+ +- +[0-9.]+$");
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
  void stepsOfTheTestAreTakenAtItsRates() {
    List<Double> used = new ArrayList<>();
    Optimizer noting = new Noting(used);
    RateFinder.Result result =
        RateFinder.over(1e-4, 1e-2)
            .steps(25)
            .run(LineTrainer.builder().optimizer(noting).batchSize(32), Samples.line(320, 1));
    assertThat(used).hasSize(25);
    for (int i = 0; i < 25; i++) {
      assertThat(result.points().get(i).rate()).isWithin(1e-15).of(used.get(i));
    }
    assertThat(used.get(24)).isWithin(1e-15).of(1e-2);
  }

  /** Plain descent that takes down its rates. */
  private record Noting(List<Double> used) implements Optimizer {
    @Override
    public double rate() {
      return 123;
    }

    @Override
    public OptimizerState begin(Precision precision, int parameters) {
      OptimizerState plain = Sgd.rate(1).begin(precision, parameters);
      return new OptimizerState() {
        @Override
        public void begin(Reals values, Reals gradient) {
          plain.begin(values, gradient);
        }

        @Override
        public void step(Reals values, Reals gradient, int from, int to, double rate) {
          used.add(rate);
          plain.step(values, gradient, from, to, rate);
        }

        @Override
        public void remember(Memory memory) {
          plain.remember(memory);
        }
      };
    }
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
