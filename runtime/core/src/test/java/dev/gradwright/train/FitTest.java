package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/**
 * Whole fits: their order of rows, their history, their validation, and a classifier that learns.
 */
final class FitTest {
  private final Dataset data = Samples.line(100, 1);

  @Test
  void equalSeedsGiveEqualBitsAndOthersDoNot() {
    assertThat(fitted(7, true)).isEqualTo(fitted(7, true));
    assertThat(fitted(7, true)).isNotEqualTo(fitted(8, true));
    assertThat(fitted(7, true)).isNotEqualTo(fitted(7, false));
  }

  @Test
  void twoFitsGiveTheBitsOfOneLongerFit() {
    LineTrainer once = builder().epochs(5).build();
    once.fit(data);
    LineTrainer twice = builder().epochs(5).build();
    LineTrainer half = builder().epochs(2).build();
    assertThat(half.fit(data).epochs()).isEqualTo(2);
    twice.fit(data);
    twice.fit(data);
    LineTrainer ten = builder().epochs(10).build();
    ten.fit(data);
    assertThat(twice.parameter("y.weight")).isEqualTo(ten.parameter("y.weight"));
    assertThat(once.parameter("y.weight")).isNotEqualTo(ten.parameter("y.weight"));
  }

  @Test
  void validationLossIsThatOfTheParametersAfterTheEpoch() {
    Dataset other = Samples.line(130, 2);
    LineTrainer trainer = builder().epochs(4).build();
    History history = trainer.fit(data, other);
    assertThat(history.validationLoss(4)).isEqualTo(trainer.evaluate(other).loss());
    assertThat(history.validationMetric("mae", 4)).isEqualTo(trainer.evaluate(other).metric("mae"));
    assertThat(history.validationLoss(4)).isLessThan(history.validationLoss(1));
    assertThat(history.reports()).hasSize(4);
  }

  @Test
  void historyNamesWhatItDoesNotHave() {
    History history = builder().epochs(2).build().fit(data);
    assertThat(Thrown.message(GradwrightException.class, () -> history.loss(3)))
        .isEqualTo("this history has 2 epochs, counted from 1, and no epoch 3");
    assertThat(Thrown.message(GradwrightException.class, () -> history.metric("accuracy", 1)))
        .isEqualTo("there is no metric 'accuracy'; this model has mae, rmse, r2");
    assertThat(Thrown.message(GradwrightException.class, () -> history.validationLoss(1)))
        .isEqualTo("this fit had no validation data; pass them to fit");
  }

  @Test
  void classifierLearnsAndReportsItsAccuracy() {
    Dataset train = Samples.flowers(150, 1);
    Dataset test = Samples.flowers(90, 2);
    FlowerTrainer trainer =
        FlowerTrainer.builder()
            .optimizer(Sgd.rate(0.1).momentum(0.9))
            .epochs(30)
            .batchSize(16)
            .build();
    History history = trainer.fit(train, test);
    assertThat(history.metric("accuracy", 30)).isAtLeast(0.98);
    assertThat(history.validationMetric("accuracy", 30)).isAtLeast(0.98);
    assertThat(history.loss(30)).isLessThan(0.1);
    assertThat(history.last().toString()).startsWith("epoch 30/30: loss 0.0");
  }

  @Test
  void snapshotIsNotTouchedByLaterTraining() {
    LineTrainer trainer = builder().build();
    LineNetwork before = trainer.network();
    double[] weight = before.parameter("y.weight");
    trainer.fit(data);
    assertThat(before.parameter("y.weight")).isEqualTo(weight);
    assertThat(trainer.network().parameter("y.weight")).isNotEqualTo(weight);
  }

  private double[] fitted(long seed, boolean shuffle) {
    LineTrainer trainer = LineTrainer.builder().seed(seed).shuffle(shuffle).batchSize(8).build();
    trainer.start(LineNetwork.initial(0));
    trainer.fit(data);
    return trainer.parameter("y.weight");
  }

  private static TrainerBuilder<LineTrainer> builder() {
    return LineTrainer.builder().optimizer(Sgd.rate(0.01).momentum(0.5)).seed(3).batchSize(16);
  }
}
