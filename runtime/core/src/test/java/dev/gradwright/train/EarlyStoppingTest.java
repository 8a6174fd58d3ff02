package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a fit ends before its last epoch, and with which parameters. */
final class EarlyStoppingTest {
  private final Dataset data = Samples.flowers(60, 1);
  private final Dataset validation = Samples.flowers(30, 2);

  @Test
  void endsAfterTheEpochsOfPatienceWithTheBestParameters() {
    List<double[]> weights = new ArrayList<>();
    FlowerTrainer[] self = new FlowerTrainer[1];
    FlowerTrainer trainer =
        builder(EarlyStopping.highest("accuracy").patience(4))
            .listener(
                new TrainingListener() {
                  @Override
                  public void onEpoch(EpochReport report) {
                    weights.add(self[0].parameter("species.weight"));
                  }
                })
            .build();
    self[0] = trainer;
    History history = trainer.fit(data, validation);
    int best = history.bestEpoch().orElseThrow();
    assertThat(history.epochs()).isEqualTo(best + 4);
    assertThat(history.epochs()).isLessThan(200);
    assertThat(trainer.parameter("species.weight")).isEqualTo(weights.get(best - 1));
    double highest = history.validationMetric("accuracy", best);
    for (int epoch = 1; epoch <= history.epochs(); epoch++) {
      double accuracy = history.validationMetric("accuracy", epoch);
      assertThat(accuracy).isAtMost(highest);
      assertThat(epoch < best && accuracy == highest).isFalse();
    }
  }

  @Test
  void lastParametersAreKeptIfAskedFor() {
    EarlyStopping early = EarlyStopping.highest("accuracy").patience(4);
    FlowerTrainer restored = builder(early).build();
    int epochs = restored.fit(data, validation).epochs();
    FlowerTrainer kept = builder(early.keepLast()).build();
    kept.fit(data, validation);
    FlowerTrainer plain = builder(early).epochs(epochs).build();
    assertThat(kept.parameter("species.weight")).isNotEqualTo(restored.parameter("species.weight"));
    FlowerTrainer without =
        FlowerTrainer.builder().optimizer(Sgd.rate(0.3)).batchSize(10).epochs(epochs).build();
    without.fit(data, validation);
    assertThat(kept.parameter("species.weight")).isEqualTo(without.parameter("species.weight"));
    assertThat(plain.fit(data, validation).epochs()).isEqualTo(epochs);
  }

  @Test
  @DisplayName("T30: without validation data early stopping is refused before the first step")
  void validationDataAreNeeded() {
    FlowerTrainer trainer = builder(EarlyStopping.lowestLoss()).build();
    assertThat(Thrown.message(SettingsException.class, () -> trainer.fit(data)))
        .contains("early stopping watches the validation data, but this fit has none");
  }

  @Test
  void metricsThatTheModelLacksAreRefused() {
    FlowerTrainer trainer = builder(EarlyStopping.lowest("rmse")).build();
    assertThat(Thrown.message(SettingsException.class, () -> trainer.fit(data, validation)))
        .contains("'rmse', which is no metric of this model; it has loss, accuracy");
  }

  @Test
  @DisplayName("T30: NaN counts as worse, and anything is better than NaN")
  void notANumberCountsAsWorse() {
    EarlyStopping early = EarlyStopping.lowestLoss();
    assertThat(early.isBetter(Double.NaN, 1)).isFalse();
    assertThat(early.isBetter(Double.NaN, Double.NaN)).isFalse();
    assertThat(early.isBetter(1, Double.NaN)).isTrue();
  }

  @Test
  void gainsMustExceedTheLeastOne() {
    EarlyStopping early = EarlyStopping.lowestLoss().minDelta(0.25);
    assertThat(early.isBetter(0.75, 1)).isFalse();
    assertThat(early.isBetter(0.5, 1)).isTrue();
    assertThat(EarlyStopping.highest("accuracy").minDelta(0.25).isBetter(1.25, 1)).isFalse();
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    assertThat(
            Thrown.message(SettingsException.class, () -> EarlyStopping.lowestLoss().patience(0)))
        .isEqualTo("patience must be at least 1 epoch, not 0");
    assertThat(
            Thrown.message(SettingsException.class, () -> EarlyStopping.lowestLoss().minDelta(-1)))
        .isEqualTo("minDelta must be finite and at least 0, not -1.0");
  }

  private static TrainerBuilder<FlowerTrainer> builder(EarlyStopping early) {
    return FlowerTrainer.builder()
        .optimizer(Sgd.rate(0.3))
        .epochs(200)
        .batchSize(10)
        .earlyStopping(early);
  }
}
