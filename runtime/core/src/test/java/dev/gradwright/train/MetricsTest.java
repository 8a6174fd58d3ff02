package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import org.junit.jupiter.api.Test;

/** Which metrics a loss has, and their values on rows worked out by hand. */
final class MetricsTest {
  @Test
  void accuracyOfClassesTakesTheLowestOfEqualLogits() {
    Model model = new Model("CLASS 3", 3, 1, "SOFTMAX");
    model.predict(0, 2, 1, /**/ 5, 5, 1, /**/ 1, 5, 5, /**/ 0, 0, 0);
    model.expect(1, 1, 1, 0);
    assertThat(model.evaluate(4).metric("accuracy")).isEqualTo(0.75);
  }

  @Test
  void accuracyOfLogitsChangesSidesAtZeroAndOfProbabilitiesAtOneHalf() {
    Model logits = new Model("PROBABILITY 1", 1, 1, "SIGMOID");
    logits.predict(0.1, -0.1, 0.4, 0);
    logits.expect(1, 1, 1, 0);
    assertThat(logits.evaluate(4).metric("accuracy")).isEqualTo(0.75);
    Model probabilities = new Model("PROBABILITY 1", 1, 1, "IDENTITY");
    probabilities.predict(0.1, 0.6, 0.4, 0.5);
    probabilities.expect(1, 1, 1, 0);
    assertThat(probabilities.evaluate(4).metric("accuracy")).isEqualTo(0.5);
  }

  @Test
  void accuracyOfSignsIsTheirAgreement() {
    Model model = new Model("SIGN 2", 2, 2, "IDENTITY");
    model.predict(0.3, -2, /**/ -1, 1);
    model.expect(1, 1, /**/ -1, 1);
    assertThat(model.evaluate(2).metric("accuracy")).isEqualTo(0.75);
  }

  @Test
  void regressionErrorsAreThoseWorkedOutByHand() {
    Model model = new Model("REAL 2", 2, 2, "IDENTITY");
    model.predict(1, 10, /**/ 2, 10, /**/ 6, 10, /**/ 7, 14);
    model.expect(1, 10, /**/ 3, 10, /**/ 5, 10, /**/ 7, 10);
    Evaluation evaluation = model.evaluate(4);
    assertThat(evaluation.metrics()).containsExactly("mae", "rmse", "r2").inOrder();
    assertThat(evaluation.metric("mae")).isEqualTo(0.75);
    assertThat(evaluation.metric("rmse")).isEqualTo(1.5);
    // Column one: 1 - 2 / 20; column two is constant and missed once: 0.
    assertThat(evaluation.metric("r2")).isWithin(1e-15).of(0.45);
  }

  @Test
  void constantTargetMetExactlyIsFullyDetermined() {
    Model model = new Model("REAL 1", 1, 1, "IDENTITY");
    model.predict(4, 4);
    model.expect(4, 4);
    assertThat(model.evaluate(2).metric("r2")).isEqualTo(1.0);
  }

  @Test
  void countsAreComparedAfterTheExponential() {
    Model model = new Model("COUNT 1", 1, 1, "EXP");
    model.predict(0, 0);
    model.expect(1, 3);
    assertThat(model.evaluate(2).metric("mae")).isEqualTo(1.0);
  }

  @Test
  void figuresSpanSeveralBatchesAndAreNotANumberOverNone() {
    Model model = new Model("REAL 1", 1, 1, "IDENTITY");
    assertThat(model.metrics.result().loss()).isNaN();
    assertThat(model.metrics.result().metric("mae")).isNaN();
    assertThat(model.metrics.result().metric("r2")).isNaN();
    model.predict(2, 0, 0, 0);
    model.expect(0, 0, 0, 0);
    model.metrics.add(model.workspace, 1, 4);
    model.predict(0, 0, 0, 0);
    model.metrics.add(model.workspace, 3, 0);
    assertThat(model.metrics.result().loss()).isEqualTo(1.0);
    assertThat(model.metrics.result().metric("rmse")).isEqualTo(1.0);
    assertThat(model.metrics.result().rows()).isEqualTo(4);
  }

  @Test
  void lossOfOneBatchKeepsItsBits() {
    Model model = new Model("REAL 1", 1, 1, "IDENTITY");
    double loss = 0.1 + 0.2;
    model.metrics.add(model.workspace, 3, loss);
    assertThat(model.metrics.result().loss()).isEqualTo(loss);
  }

  @Test
  void severalLossesPrefixTheirMetrics() {
    Architecture two =
        Architecture.parse(
            """
            gradwright 1
            model sample.Two DOUBLE
            node a Input [1]
            loss first MeanSquaredError a REAL 1 1.0
            loss second Hinge a SIGN 1 1.0
            output a IDENTITY
            """);
    Layout layout = Layout.parse("value a 1\nvalue first.target 1\nvalue second.target 1\n");
    assertThat(new Metrics(two, layout).result().metrics())
        .containsExactly("first.mae", "first.rmse", "first.r2", "second.accuracy")
        .inOrder();
  }

  /** A node p whose values, and the targets of its loss, are set by hand. */
  private static final class Model {
    private final Workspace workspace;
    private final Metrics metrics;

    Model(String target, int width, int targetWidth, String link) {
      Architecture architecture =
          Architecture.parse(
              "gradwright 1\nmodel sample.Metric DOUBLE\n",
              "node p Input [" + width + "]\n",
              "loss loss Any p " + target + " 1.0\n",
              "output p " + link + "\n");
      Layout layout =
          Layout.parse("value p " + width + "\nvalue loss.target " + targetWidth + "\n");
      workspace = new Workspace(architecture.precision(), layout, false, 8);
      metrics = new Metrics(architecture, layout);
    }

    void predict(double... values) {
      System.arraycopy(values, 0, workspace.doubleValues()[0], 0, values.length);
    }

    void expect(double... values) {
      System.arraycopy(values, 0, workspace.doubleValues()[1], 0, values.length);
    }

    Evaluation evaluate(int rows) {
      metrics.reset();
      metrics.add(workspace, rows, 0);
      return metrics.result();
    }
  }
}
