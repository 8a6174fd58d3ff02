package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain, momentum, dampened, Nesterov and decaying descent against independent numbers. */
final class SgdTest {
  static Stream<Arguments> cases() {
    return Json.resource("/optimizers.json").get("cases").elements().stream()
        .filter(entry -> entry.get("optimizer").value().equals("sgd"))
        .flatMap(
            entry -> Stream.of(Precision.values()).map(p -> Arguments.of(hyper(entry), p, entry)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void givenGradientsLeadToTheReference(String name, Precision precision, Json entry) {
    Json given = entry.get("given_gradients");
    List<Json> gradients = given.get("gradients_per_parameter").elements();
    List<Json> after = given.get("after_step").elements();
    Reals w = reals(precision, given.get("initial").numbers());
    OptimizerState state = sgd(entry).begin(precision, w.length());
    for (int step = 0; step < after.size(); step++) {
      Reals g = Reals.of(precision, w.length());
      for (int i = 0; i < w.length(); i++) {
        g.set(i, gradients.get(i).numbers()[step]);
      }
      state.step(w, g);
      close(name + " step " + (step + 1), w, after.get(step).numbers());
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void quadraticDescendsLikeTheReference(String name, Precision precision, Json entry) {
    Json quadratic = entry.get("quadratic");
    double[] a = quadratic.get("a").numbers();
    double[] c = quadratic.get("c").numbers();
    List<Json> early = quadratic.get("after_step_1_2_3").elements();
    Reals w = reals(precision, quadratic.get("initial").numbers());
    Reals g = Reals.of(precision, w.length());
    OptimizerState state = sgd(entry).begin(precision, w.length());
    for (int step = 0; step < 25; step++) {
      for (int i = 0; i < a.length; i++) {
        g.set(i, a[i] * (w.get(i) - c[i]));
      }
      state.step(w, g);
      if (step < early.size()) {
        close(name + " step " + (step + 1), w, early.get(step).numbers());
      }
    }
    close(name + " step 25", w, quadratic.get("after_step_25").numbers());
  }

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

  private static String hyper(Json entry) {
    return entry.get("hyper").names().stream()
        .map(name -> name + " " + entry.get("hyper").get(name).value())
        .collect(Collectors.joining(", "));
  }

  private static Sgd sgd(Json entry) {
    Json hyper = entry.get("hyper");
    Sgd sgd =
        Sgd.rate(hyper.get("lr").number())
            .momentum(hyper.number("momentum", 0))
            .dampening(hyper.number("dampening", 0))
            .weightDecay(hyper.number("weight_decay", 0));
    return hyper.has("nesterov") ? sgd.nesterov() : sgd;
  }

  private static Reals reals(Precision precision, double[] values) {
    Reals reals = Reals.of(precision, values.length);
    for (int i = 0; i < values.length; i++) {
      reals.set(i, values[i]);
    }
    return reals;
  }

  private static void close(String what, Reals actual, double[] expected) {
    boolean single = actual.precision() == Precision.FLOAT;
    for (int i = 0; i < expected.length; i++) {
      double tolerance =
          single
              ? Math.max(1e-6, 2e-6 * Math.abs(expected[i]))
              : Math.max(1e-13, 1e-12 * Math.abs(expected[i]));
      assertWithMessage("%s, parameter %s", what, i)
          .that(actual.get(i))
          .isWithin(tolerance)
          .of(expected[i]);
    }
  }
}
