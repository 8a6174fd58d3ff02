package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The example with known losses: 1000 steps over the whole batch, rate 0.01. */
final class LinearRegressionTest {
  private static final double LEAST_SQUARES = 0.220908120572;
  private final Json reference = Json.resource("/linear-regression/expected.json");
  private final Json expected = reference.get("mse_gradient_2");
  private final Json initial = reference.get("initial");
  private final Dataset data = Samples.regression();

  @Test
  void lossesAndParametersAreTheReference() {
    LineTrainer trainer = trainer(1000);
    History history = trainer.fit(data);
    Json losses = expected.get("loss_at_epoch");
    for (String epoch : losses.names()) {
      close(history.loss(Integer.parseInt(epoch) + 1), losses.get(epoch).number());
    }
    close(trainer.parameter("y.weight")[0], expected.get("final_w").number());
    close(trainer.parameter("y.bias")[0], expected.get("final_b").number());
    close(trainer.evaluate(data).loss(), expected.get("loss_after_1000_updates").number());
  }

  @Test
  void parametersAreOneLineForAllRowsAndCannotBeatLeastSquares() {
    LineTrainer trainer = trainer(1000);
    double last = trainer.fit(data).last().loss();
    assertThat(trainer.parameter("y.weight")).hasLength(1);
    assertThat(trainer.parameter("y.bias")).hasLength(1);
    assertThat(last).isAtLeast(LEAST_SQUARES);
  }

  @Test
  @DisplayName("T05: a rate above the largest stable one ends in an error, not in NaN")
  void rateAboveTheStableOneIsReported() {
    LineTrainer trainer =
        LineTrainer.builder().optimizer(Sgd.rate(0.96)).epochs(1_000_000).fullBatch().build();
    NonFiniteException e = Thrown.by(NonFiniteException.class, () -> trainer.fit(data));
    assertThat(e.place()).isEqualTo("loss");
    assertThat(Double.isFinite(trainer.parameter("y.weight")[0])).isTrue();
    assertThat(Double.isFinite(trainer.parameter("y.bias")[0])).isTrue();
    LineTrainer stable =
        LineTrainer.builder().optimizer(Sgd.rate(0.95)).epochs(5000).fullBatch().build();
    assertThat(stable.fit(data).last().loss()).isWithin(1e-9).of(LEAST_SQUARES);
  }

  private LineTrainer trainer(int epochs) {
    LineTrainer trainer =
        LineTrainer.builder().optimizer(Sgd.rate(0.01)).epochs(epochs).fullBatch().build();
    trainer.parameter("y.weight", initial.get("w0").number());
    trainer.parameter("y.bias", initial.get("b0").number());
    return trainer;
  }

  private static void close(double actual, double reference) {
    assertThat(actual).isWithin(1e-12 * Math.abs(reference)).of(reference);
  }
}
