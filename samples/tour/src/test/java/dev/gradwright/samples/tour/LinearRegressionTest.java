package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Trainer;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinearRegressionTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final String OURS = "mse_gradient_2/";

  private final Expected expected;

  LinearRegressionTest() throws IOException {
    expected = new Expected();
  }

  /** Losses before the update of each epoch, counted from 0. */
  private record Losses(Map<Integer, Double> byEpoch) implements TrainingListener {
    @Override
    public void onEpoch(EpochReport report) {
      byEpoch.put(report.epoch() - 1, report.loss());
    }
  }

  private void train(Trainer<?> trainer) {
    trainer.parameter("y.weight", LinearRegression.INITIAL_W);
    trainer.parameter("y.bias", LinearRegression.INITIAL_B);
    var unused = trainer.fit(LinearRegression.points());
  }

  private void assertLosses(Losses losses, double relative) {
    for (int epoch = 0; epoch < 1000; epoch += 100) {
      double wanted = expected.number(OURS + "loss_at_epoch/" + epoch);
      assertThat(losses.byEpoch().get(epoch)).isWithin(relative * wanted).of(wanted);
    }
  }

  private void assertLine(Trainer<?> trainer, double relative) {
    double w = expected.number(OURS + "final_w");
    double b = expected.number(OURS + "final_b");
    assertThat(trainer.parameter("y.weight")).hasLength(1);
    assertThat(trainer.parameter("y.bias")).hasLength(1);
    assertThat(trainer.parameter("y.weight")[0]).isWithin(relative * w).of(w);
    assertThat(trainer.parameter("y.bias")[0]).isWithin(relative * b).of(b);
  }

  @Test
  void doubleTrainingGivesTheExpectedLossesAndLineToTwelveDigits() {
    Losses losses = new Losses(new TreeMap<>());
    LineTrainer trainer =
        LineTrainer.builder()
            .optimizer(Sgd.rate(0.01))
            .epochs(1000)
            .fullBatch()
            .listener(losses)
            .build();
    train(trainer);
    assertLosses(losses, 1e-12);
    assertLine(trainer, 1e-12);
  }

  @Test
  void floatTrainingGivesTheExpectedLossesAndLineToFourDigits() {
    Losses losses = new Losses(new TreeMap<>());
    LineInFloatTrainer trainer =
        LineInFloatTrainer.builder()
            .optimizer(Sgd.rate(0.01))
            .epochs(1000)
            .fullBatch()
            .listener(losses)
            .build();
    train(trainer);
    assertLosses(losses, 1e-4);
    assertLine(trainer, 1e-4);
  }

  @Test
  void theLineIsOneWeightAndOneBiasNotOneOfEachPerPoint() {
    LineTrainer trainer = LinearRegression.fit(NOWHERE);
    assertThat(trainer.architecture().parameter("y.weight").shape()).isEqualTo(List.of(1, 1));
    assertThat(trainer.architecture().parameter("y.bias").shape()).isEqualTo(List.of(1));
    assertThat(trainer.architecture().parameterCount()).isEqualTo(2);
  }

  @Test
  void theFinalLossIsNotBelowTheLeastSquaresOptimum() {
    // the closed form of least squares on these points, printed to twelve decimals and so known to
    // half a unit of the last; no honest fit can beat it
    double optimum = 0.220908120573;
    LineTrainer trainer = LinearRegression.fit(NOWHERE);
    double loss = trainer.evaluate(LinearRegression.points()).loss();
    assertThat(loss).isAtLeast(optimum - 5e-13);
    double wanted = expected.number(OURS + "loss_after_1000_updates");
    assertThat(loss).isWithin(1e-12 * wanted).of(wanted);
  }

  @Test
  void theLoopByHandGivesTheBitsOfFit() {
    LineTrainer fitted = LinearRegression.fit(NOWHERE);
    LineTrainer byHand = LinearRegression.byHand(NOWHERE);
    assertThat(byHand.parameter("y.weight")).isEqualTo(fitted.parameter("y.weight"));
    assertThat(byHand.parameter("y.bias")).isEqualTo(fitted.parameter("y.bias"));
  }
}
