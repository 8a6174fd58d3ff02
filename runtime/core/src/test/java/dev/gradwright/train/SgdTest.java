package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.SettingsException;
import dev.gradwright.optimizer.Sgd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings of gradient descent are refused. */
final class SgdTest {
  @ParameterizedTest
  @DisplayName("T04: a learning rate that is not positive and finite is refused")
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void learningRateMustBePositiveAndFinite(double rate) {
    assertThat(Thrown.message(SettingsException.class, () -> Sgd.rate(rate)))
        .isEqualTo(
            "the learning rate must be positive and finite; Sgd.frozen() has rate 0, not " + rate);
  }

  @Test
  @DisplayName("T04: rate 0 must be asked for, and learns nothing")
  void frozenLearnsNothing() {
    LineTrainer trainer = LineTrainer.builder().optimizer(Sgd.frozen()).seed(3).build();
    double before = trainer.parameter("y.weight")[0];
    trainer.fit(Samples.line(50, 1));
    assertThat(trainer.parameter("y.weight")[0]).isEqualTo(before);
  }

  @ParameterizedTest
  @DisplayName("T08: momentum must be below 1")
  @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN})
  void momentumMustBeBelowOne(double momentum) {
    Thrown.by(SettingsException.class, () -> Sgd.rate(0.1).momentum(momentum));
  }

  @Test
  void nesterovNeedsMomentumWithoutDampening() {
    Sgd alone = Sgd.rate(0.1).nesterov();
    Sgd dampened = Sgd.rate(0.1).nesterov().momentum(0.9).dampening(0.1);
    Thrown.by(SettingsException.class, () -> LineTrainer.builder().optimizer(alone).build());
    Thrown.by(SettingsException.class, () -> LineTrainer.builder().optimizer(dampened).build());
    assertThat(Sgd.rate(0.1).nesterov().momentum(0.9).toString())
        .isEqualTo("SGD rate 0.1 momentum 0.9 nesterov");
  }
}
