package dev.gradwright.train;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.OptimizerState;
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
        .filter(entry -> isKnown(entry))
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

  /** Those that exist so far. */
  private static boolean isKnown(Json entry) {
    Object name = entry.get("optimizer").value();
    return name.equals("sgd") || (name.equals("adam") && !entry.get("hyper").has("amsgrad"));
  }

  private static Optimizer optimizer(Json entry) {
    Json hyper = entry.get("hyper");
    return entry.get("optimizer").value().equals("sgd") ? sgd(hyper) : adam(hyper);
  }

  private static Sgd sgd(Json hyper) {
    Sgd sgd =
        Sgd.rate(hyper.get("lr").number())
            .momentum(hyper.number("momentum", 0))
            .dampening(hyper.number("dampening", 0))
            .weightDecay(hyper.number("weight_decay", 0));
    return hyper.has("nesterov") ? sgd.nesterov() : sgd;
  }

  private static Adam adam(Json hyper) {
    return Adam.rate(hyper.get("lr").number())
        .betas(hyper.get("beta1").number(), hyper.get("beta2").number())
        .epsilon(hyper.get("eps").number())
        .weightDecay(hyper.number("weight_decay", 0));
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
