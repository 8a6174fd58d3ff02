package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.SettingsException;
import dev.gradwright.optimizer.Adam;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdamTest {
  @ParameterizedTest
  @DisplayName("T04: a learning rate that is not positive and finite is refused")
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void learningRateMustBePositiveAndFinite(double rate) {
    Thrown.by(SettingsException.class, () -> Adam.rate(rate));
  }

  @ParameterizedTest
  @DisplayName("T08: beta must be below 1")
  @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN})
  void betasMustBeBelowOne(double beta) {
    Thrown.by(SettingsException.class, () -> Adam.rate(0.1).betas(beta, 0.9));
    Thrown.by(SettingsException.class, () -> Adam.rate(0.1).betas(0.9, beta));
  }

  @ParameterizedTest
  @DisplayName("T08: epsilon must be above 0")
  @ValueSource(doubles = {0, -1e-8, Double.NaN})
  void epsilonMustBePositive(double epsilon) {
    Thrown.by(SettingsException.class, () -> Adam.rate(0.1).epsilon(epsilon));
  }

  @Test
  void settingsAreInItsName() {
    assertThat(Adam.rate(0.01).weightDecay(0.1).toString())
        .isEqualTo("Adam rate 0.01 betas 0.9 0.999 epsilon 1.0E-8 weight decay 0.1");
  }
}
