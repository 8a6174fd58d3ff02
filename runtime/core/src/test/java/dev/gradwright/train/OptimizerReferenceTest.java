package dev.gradwright.train;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Adadelta;
import dev.gradwright.optimizer.Adagrad;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.AdamW;
import dev.gradwright.optimizer.Adamax;
import dev.gradwright.optimizer.Nadam;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.OptimizerState;
import dev.gradwright.optimizer.RmsProp;
import dev.gradwright.optimizer.Sgd;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer and its options against independent numbers, in both precisions. */
final class OptimizerReferenceTest {
  static Stream<Arguments> cases() {
    return Json.resource("/optimizers.json").get("cases").elements().stream()
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
    Optimizer optimizer = optimizer(entry);
    OptimizerState state = optimizer.begin(precision, w.length());
    for (int step = 0; step < after.size(); step++) {
      Reals g = Reals.of(precision, w.length());
      for (int i = 0; i < w.length(); i++) {
        g.set(i, gradients.get(i).numbers()[step]);
      }
      state.step(w, g, optimizer.rate());
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
    Optimizer optimizer = optimizer(entry);
    OptimizerState state = optimizer.begin(precision, w.length());
    for (int step = 0; step < 25; step++) {
      for (int i = 0; i < a.length; i++) {
        g.set(i, a[i] * (w.get(i) - c[i]));
      }
      state.step(w, g, optimizer.rate());
      if (step < early.size()) {
        close(name + " step " + (step + 1), w, early.get(step).numbers());
      }
    }
    close(name + " step 25", w, quadratic.get("after_step_25").numbers());
  }

  private static String hyper(Json entry) {
    return entry.get("optimizer").value()
        + " "
        + entry.get("hyper").names().stream()
            .map(name -> name + " " + entry.get("hyper").get(name).value())
            .collect(Collectors.joining(", "));
  }

  private static Optimizer optimizer(Json entry) {
    Json hyper = entry.get("hyper");
    double rate = hyper.get("lr").number();
    double decay = hyper.number("weight_decay", 0);
    return switch (String.valueOf(entry.get("optimizer").value())) {
      case "sgd" -> sgd(hyper, rate).weightDecay(decay);
      case "rmsprop" -> rmsProp(hyper, rate).weightDecay(decay);
      case "adam" -> adam(hyper, rate).weightDecay(decay);
      case "adamw" ->
          AdamW.rate(rate)
              .betas(hyper.get("beta1").number(), hyper.get("beta2").number())
              .epsilon(hyper.get("eps").number())
              .weightDecay(decay);
      case "adagrad" ->
          Adagrad.rate(rate)
              .epsilon(hyper.get("eps").number())
              .rateDecay(hyper.number("lr_decay", 0))
              .initialSum(hyper.number("initial_accumulator_value", 0))
              .weightDecay(decay);
      case "adadelta" ->
          Adadelta.rate(rate)
              .rho(hyper.get("rho").number())
              .epsilon(hyper.get("eps").number())
              .weightDecay(decay);
      case "adamax" ->
          Adamax.rate(rate)
              .betas(hyper.get("beta1").number(), hyper.get("beta2").number())
              .epsilon(hyper.get("eps").number())
              .weightDecay(decay);
      case "nadam" ->
          Nadam.rate(rate)
              .betas(hyper.get("beta1").number(), hyper.get("beta2").number())
              .epsilon(hyper.get("eps").number())
              .momentumDecay(hyper.get("momentum_decay").number())
              .weightDecay(decay);
      default -> throw new AssertionError("no optimizer for " + hyper(entry));
    };
  }

  private static Sgd sgd(Json hyper, double rate) {
    Sgd sgd =
        Sgd.rate(rate)
            .momentum(hyper.number("momentum", 0))
            .dampening(hyper.number("dampening", 0));
    return hyper.has("nesterov") ? sgd.nesterov() : sgd;
  }

  private static RmsProp rmsProp(Json hyper, double rate) {
    RmsProp plain =
        RmsProp.rate(rate)
            .alpha(hyper.get("alpha").number())
            .epsilon(hyper.get("eps").number())
            .momentum(hyper.number("momentum", 0));
    return hyper.has("centered") ? plain.centered() : plain;
  }

  private static Adam adam(Json hyper, double rate) {
    Adam plain =
        Adam.rate(rate)
            .betas(hyper.get("beta1").number(), hyper.get("beta2").number())
            .epsilon(hyper.get("eps").number());
    return hyper.has("amsgrad") ? plain.amsgrad() : plain;
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
