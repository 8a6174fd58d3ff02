package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.AdamW;
import dev.gradwright.optimizer.Lbfgs;
import dev.gradwright.optimizer.Lion;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.OptimizerState;
import dev.gradwright.optimizer.RmsProp;
import dev.gradwright.optimizer.Rprop;
import dev.gradwright.optimizer.Sgd;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every optimizer, and what the tables of reference numbers leave out. */
final class OptimizerTest {
  private static final int LENGTH = 37;

  static Stream<Optimizer> all() {
    return Optimizers.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("T17: a state that was remembered goes on with the same bits")
  void rememberedStateGoesOnWithTheSameBits(Optimizer optimizer) {
    for (Precision precision : Precision.values()) {
      Generator random = new Generator(1);
      Reals w = gaussian(random, precision);
      OptimizerState state = optimizer.begin(precision, LENGTH);
      for (int step = 0; step < 7; step++) {
        state.step(w, gaussian(random, precision), optimizer.rate());
      }
      Reals copy = w.copy();
      OptimizerState restored = optimizer.begin(precision, LENGTH);
      MapMemory.of(state).giveTo(restored);
      for (int step = 0; step < 7; step++) {
        Reals g = gaussian(random, precision);
        state.step(w, g, optimizer.rate());
        restored.step(copy, g, optimizer.rate());
      }
      assertWithMessage("%s", precision).that(values(copy)).isEqualTo(values(w));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void rangesMayBeCutAnywhere(Optimizer optimizer) {
    for (Precision precision : Precision.values()) {
      Generator random = new Generator(2);
      Reals whole = gaussian(random, precision);
      Reals cut = whole.copy();
      OptimizerState one = optimizer.begin(precision, LENGTH);
      OptimizerState other = optimizer.begin(precision, LENGTH);
      for (int step = 0; step < 5; step++) {
        Reals g = gaussian(random, precision);
        Reals before = g.copy();
        one.step(whole, g, optimizer.rate());
        other.begin(cut, g);
        other.step(cut, g, 20, LENGTH, optimizer.rate());
        other.step(cut, g, 0, 3, optimizer.rate());
        other.step(cut, g, 3, 20, optimizer.rate());
        assertThat(values(g)).isEqualTo(values(before));
      }
      assertWithMessage("%s", precision).that(values(cut)).isEqualTo(values(whole));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void floatFollowsDouble(Optimizer optimizer) {
    Generator random = new Generator(3);
    Reals exact = gaussian(random, Precision.DOUBLE);
    Reals single = Reals.of(Precision.FLOAT, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      single.set(i, exact.get(i));
    }
    OptimizerState one = optimizer.begin(Precision.DOUBLE, LENGTH);
    OptimizerState other = optimizer.begin(Precision.FLOAT, LENGTH);
    for (int step = 0; step < 10; step++) {
      Reals g = gaussian(random, Precision.FLOAT);
      Reals wide = Reals.of(Precision.DOUBLE, LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        wide.set(i, g.get(i));
      }
      one.step(exact, wide, optimizer.rate());
      other.step(single, g, optimizer.rate());
    }
    for (int i = 0; i < LENGTH; i++) {
      assertThat(single.get(i)).isWithin(1e-4).of(exact.get(i));
    }
  }

  @Test
  void lionStepsByTheSignOfItsAverage() {
    double[] gradients = {0.1, -0.2, 0.3, -0.05};
    Reals w = Reals.wrap(new double[] {1});
    OptimizerState state = Lion.rate(0.01).weightDecay(0.1).begin(Precision.DOUBLE, 1);
    double expected = 1;
    double m = 0;
    for (double g : gradients) {
      double c = 0.9 * m + 0.1 * g;
      expected = expected * (1 - 0.01 * 0.1) - 0.01 * Math.signum(c);
      m = 0.99 * m + 0.01 * g;
      state.step(w, Reals.wrap(new double[] {g}), 0.01);
      assertThat(w.get(0)).isWithin(1e-13).of(expected);
    }
  }

  @Test
  void rpropGrowsItsStepWhileTheSignStaysAndShrinksItWhenItTurns() {
    double[] gradients = {1, 2, -1, -1, -1, 0, 3, 3};
    Reals w = Reals.wrap(new double[] {0});
    OptimizerState state = Rprop.rate(0.1).sizes(1e-3, 0.12).begin(Precision.DOUBLE, 1);
    double expected = 0;
    double size = 0.1;
    double before = 0;
    for (double gradient : gradients) {
      double g = gradient;
      double turn = Math.signum(g * before);
      size = Math.min(Math.max(size * (turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1), 1e-3), 0.12);
      g = turn < 0 ? 0 : g;
      expected -= Math.signum(g) * size;
      before = g;
      state.step(w, Reals.wrap(new double[] {gradient}), 0.1);
      assertThat(w.get(0)).isWithin(1e-13).of(expected);
    }
  }

  @Test
  void lbfgsSolvesAQuadraticOfAsManyVariablesInFewSteps() {
    double[] curvature = {1, 3, 10, 30, 100};
    double[] target = {1, -2, 3, -4, 5};
    Reals w = Reals.of(Precision.DOUBLE, 5);
    Reals g = Reals.of(Precision.DOUBLE, 5);
    OptimizerState state = Lbfgs.rate(1).begin(Precision.DOUBLE, 5);
    for (int step = 0; step < 30; step++) {
      for (int i = 0; i < 5; i++) {
        g.set(i, curvature[i] * (w.get(i) - target[i]));
      }
      state.step(w, g, 1);
    }
    for (int i = 0; i < 5; i++) {
      // Where the loss would fall by less than 1e-9, it rests.
      assertThat(w.get(i)).isWithin(1e-5).of(target[i]);
    }
  }

  @Test
  void lbfgsFirstStepIsAsLongAsPyTorchMakesIt() {
    Reals w = Reals.of(Precision.DOUBLE, 2);
    OptimizerState state = Lbfgs.rate(0.5).begin(Precision.DOUBLE, 2);
    state.step(w, Reals.wrap(new double[] {3, -1}), 0.5);
    // min(1, 1 / 4) * 0.5 * -g
    assertThat(w.get(0)).isWithin(1e-15).of(-0.375);
    assertThat(w.get(1)).isWithin(1e-15).of(0.125);
    state.step(w, Reals.wrap(new double[] {2, -0.5}), 0.5);
    // s = (-0.375, 0.125), y = (-1, 0.5): y.s = 0.4375, y.y = 1.25, H0 = 0.35
    double[] q = {-2, 0.5};
    double ro = 1 / 0.4375;
    double al = (-0.375 * q[0] + 0.125 * q[1]) * ro;
    double[] d = {0.35 * (q[0] + al), 0.35 * (q[1] - 0.5 * al)};
    double be = (-d[0] + 0.5 * d[1]) * ro;
    assertThat(w.get(0)).isWithin(1e-13).of(-0.375 + 0.5 * (d[0] - 0.375 * (al - be)));
    assertThat(w.get(1)).isWithin(1e-13).of(0.125 + 0.5 * (d[1] + 0.125 * (al - be)));
  }

  @Test
  void lbfgsFitsALineInAFewFullBatches() {
    LineTrainer trainer =
        LineTrainer.builder().optimizer(Lbfgs.rate(1)).epochs(15).fullBatch().build();
    History history = trainer.fit(Samples.regression());
    assertThat(history.last().loss()).isWithin(1e-6).of(0.220908120573);
  }

  @Test
  @DisplayName("T08: settings that cannot be meant are refused where they are given")
  void settingsThatCannotBeMeantAreRefused() {
    assertThat(Thrown.message(SettingsException.class, () -> Adam.rate(0.1).betas(1, 0.9)))
        .isEqualTo("beta1 must be at least 0 and less than 1, not 1.0");
    assertThat(Thrown.message(SettingsException.class, () -> AdamW.rate(Double.NaN)))
        .isEqualTo("the learning rate must be positive and finite, not NaN");
    assertThat(Thrown.message(SettingsException.class, () -> RmsProp.rate(1).epsilon(0)))
        .isEqualTo("epsilon must be positive and finite, not 0.0");
    assertThat(Thrown.message(SettingsException.class, () -> RmsProp.rate(1).momentum(1)))
        .isEqualTo("momentum must be at least 0 and less than 1, not 1.0");
    assertThat(Thrown.message(SettingsException.class, () -> Rprop.rate(1).factors(1.5, 2)))
        .isEqualTo("shrink must be between 0 and 1, not 1.5");
    assertThat(Thrown.message(SettingsException.class, () -> Lbfgs.rate(1).history(0)))
        .isEqualTo("the history must be at least 1, not 0.0");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySettingIsInTheWords(Optimizer optimizer) {
    assertThat(optimizer.toString()).contains(" rate " + optimizer.rate());
    assertThat(Sgd.rate(optimizer.rate()).momentum(0.9).toString()).contains("momentum 0.9");
  }

  private static Reals gaussian(Generator random, Precision precision) {
    Reals reals = Reals.of(precision, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      reals.set(i, random.nextGaussian());
    }
    return reals;
  }

  private static double[] values(Reals reals) {
    double[] values = new double[reals.length()];
    Arrays.setAll(values, reals::get);
    return values;
  }
}
