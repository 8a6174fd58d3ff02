package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.SettingsException;
import dev.gradwright.optimizer.Schedule;
import dev.gradwright.optimizer.ScheduleState;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.optimizer.Sgd;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rates that change. */
final class ScheduleTest {
  private static final Map<String, Schedule> REFERENCE =
      Map.of(
          "step(size=5,gamma=0.5)", Schedules.step(5, 0.5),
          "multistep(3,8,gamma=0.1)", Schedules.multiStep(0.1, 3, 8),
          "exponential(gamma=0.9)", Schedules.exponential(0.9),
          "cosine(T_max=20,eta_min=0.001)", Schedules.cosine(0.001),
          "inverse_time(decay=0.05)", Schedules.inverseTime(0.05),
          "polynomial(power=2,total=20)", Schedules.polynomial(2),
          "linear_warmup(5)_then_constant", Schedules.constant().warmUp(5));

  static Stream<Arguments> reference() {
    Json all = Json.resource("/schedules.json").get("schedules");
    return all.names().stream().map(name -> Arguments.of(name, all.get(name).numbers()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reference")
  void ratesAreThoseOfTheReference(String name, double[] rates) {
    Schedule schedule = Objects.requireNonNull(REFERENCE.get(name), name);
    ScheduleState state = schedule.begin(0.1, 20);
    for (int epoch = 0; epoch < rates.length; epoch++) {
      double tolerance = Math.max(1e-13, 1e-12 * rates[epoch]);
      assertWithMessage("%s, epoch %s", name, epoch)
          .that(state.rate(epoch, 0))
          .isWithin(tolerance)
          .of(rates[epoch]);
    }
  }

  @Test
  void cosineRestartsInGrowingPeriods() {
    ScheduleState state = Schedules.cosineRestarts(0, 2, 2).begin(1, 14);
    assertThat(state.rate(0, 0)).isEqualTo(1.0);
    assertThat(state.rate(1, 0)).isWithin(1e-15).of(0.5);
    assertThat(state.rate(1, 0.5)).isWithin(1e-15).of((1 + StrictMath.cos(Math.PI * 0.75)) / 2);
    assertThat(state.rate(2, 0)).isEqualTo(1.0);
    assertThat(state.rate(4, 0)).isWithin(1e-15).of(0.5);
    assertThat(state.rate(6, 0)).isEqualTo(1.0);
    assertThat(state.rate(10, 0)).isWithin(1e-15).of(0.5);
  }

  @Test
  void oneCycleClimbsForThreeTenthsAndFallsFarBelowItsStart() {
    ScheduleState state = Schedules.oneCycle(1).begin(0.5, 10);
    assertThat(state.rate(0, 0)).isWithin(1e-15).of(0.04);
    assertThat(state.rate(1, 0.5)).isWithin(1e-12).of((1 + 0.04) / 2);
    assertThat(state.rate(3, 0)).isWithin(1e-12).of(1);
    assertThat(state.rate(6, 0.5)).isWithin(1e-12).of((1 + 0.04 / 1e4) / 2);
    assertThat(state.rate(9, 0.999999)).isWithin(1e-5).of(0.04 / 1e4);
  }

  @Test
  void plateauLowersTheRateAfterMoreThanPatienceEpochs() {
    ScheduleState state = Schedules.reduceOnPlateau(0.5, 2).begin(1, 100);
    double[] losses = {5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 2};
    double[] rates = {1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25};
    for (int epoch = 0; epoch < losses.length; epoch++) {
      state.epochEnded(losses[epoch]);
      assertWithMessage("epoch %s", epoch).that(state.rate(epoch + 1, 0)).isEqualTo(rates[epoch]);
    }
    ScheduleState restored = Schedules.reduceOnPlateau(0.5, 2).begin(1, 100);
    MapMemory.of(state).giveTo(restored);
    for (double loss : List.of(2.0, 2.0, 2.0)) {
      state.epochEnded(loss);
      restored.epochEnded(loss);
    }
    assertThat(restored.rate(0, 0)).isEqualTo(0.125);
    assertThat(state.rate(0, 0)).isEqualTo(0.125);
  }

  @Test
  void plateauTakesNaNForNoGain() {
    ScheduleState state = Schedules.reduceOnPlateau(0.5, 0).begin(1, 100);
    state.epochEnded(Double.NaN);
    assertThat(state.rate(1, 0)).isEqualTo(0.5);
  }

  @Test
  void smoothWarmUpClimbsFromStepToStep() {
    ScheduleState state = Schedules.constant().smoothWarmUp(2).begin(1, 10);
    assertThat(state.rate(0, 0)).isEqualTo(0.0);
    assertThat(state.rate(0, 0.5)).isEqualTo(0.25);
    assertThat(state.rate(1, 0.5)).isEqualTo(0.75);
    assertThat(state.rate(2, 0)).isEqualTo(1.0);
  }

  @Test
  void fitFollowsItsSchedule() {
    History history =
        LineTrainer.builder()
            .optimizer(Sgd.rate(0.1))
            .schedule(Schedules.exponential(0.5))
            .epochs(3)
            .build()
            .fit(Samples.line(64, 1));
    assertThat(history.reports().stream().map(EpochReport::rate))
        .containsExactly(0.1, 0.05, 0.025)
        .inOrder();
  }

  @Test
  @DisplayName("T09: a rate that is none ends the fit before its step, with epoch and step")
  void rateThatIsNoneEndsTheFit() {
    Schedule broken =
        new Schedule() {
          @Override
          public ScheduleState begin(double base, int epochs) {
            return (epoch, progress) -> epoch == 1 && progress > 0 ? -1 : base;
          }

          @Override
          public String toString() {
            return "broken";
          }
        };
    LineTrainer trainer =
        LineTrainer.builder().schedule(broken).batchSize(10).epochs(3).shuffle(false).build();
    assertThat(Thrown.message(SettingsException.class, () -> trainer.fit(Samples.line(20, 1))))
        .isEqualTo(
            "the schedule 'broken' gives the learning rate -1.0 in epoch 2, step 2; a rate is"
                + " finite and at least 0");
    LineTrainer three = LineTrainer.builder().batchSize(10).epochs(1).shuffle(false).build();
    three.fit(Samples.line(20, 1));
    three.forward(Samples.line(20, 1).batches(10).get(0));
    three.loss();
    three.backward();
    three.update();
    assertThat(trainer.parameter("y.weight")).isEqualTo(three.parameter("y.weight"));
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    assertThat(Thrown.message(SettingsException.class, () -> Schedules.step(0, 0.1)))
        .isEqualTo("the epochs of a step must be at least 1, not 0.0");
    assertThat(Thrown.message(SettingsException.class, () -> Schedules.multiStep(0.1, 3, 3)))
        .isEqualTo("an epoch must be above the one before, not 3.0");
    assertThat(Thrown.message(SettingsException.class, () -> Schedules.reduceOnPlateau(1, 1)))
        .isEqualTo("the factor must be between 0 and 1, not 1.0");
  }
}
