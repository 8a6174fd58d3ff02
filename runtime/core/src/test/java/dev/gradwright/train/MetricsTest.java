package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.metric.ConfusionMatrix;
import dev.gradwright.metric.Metric;
import java.util.List;
import java.util.Random;
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
    assertThat(new Metrics(two, layout, List.of()).result().metrics())
        .containsExactly("first.mae", "first.rmse", "first.r2", "second.accuracy")
        .inOrder();
  }

  @Test
  void topKFindsTheClassAmongTheBest() {
    Model model = new Model("CLASS 3", 3, 1, "SOFTMAX", Metric.topK(2));
    model.predict(3, 2, 1, 1, 1, 1, 1, 2, 3);
    model.expect(1, 2, 2);
    // Of three equal scores the lower classes come first.
    assertThat(model.evaluate(3).metric("top2")).isWithin(1e-15).of(2.0 / 3);
  }

  @Test
  void precisionRecallAndF1AreMeansOverClasses() {
    // scikit-learn's example: y_true = 0 1 2 0 1 2, y_pred = 0 2 1 0 0 1, average = macro.
    Model model =
        new Model("CLASS 3", 3, 1, "SOFTMAX", Metric.precision(), Metric.recall(), Metric.f1());
    model.predict(1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0);
    model.expect(0, 1, 2, 0, 1, 2);
    Evaluation figures = model.evaluate(6);
    assertThat(figures.metric("precision")).isWithin(1e-15).of(2.0 / 9);
    assertThat(figures.metric("recall")).isWithin(1e-15).of(1.0 / 3);
    assertThat(figures.metric("f1")).isWithin(1e-15).of(0.8 / 3);
    ConfusionMatrix confusion = figures.confusion().orElseThrow();
    assertThat(confusion.count(1, 2)).isEqualTo(1);
    assertThat(confusion.accuracy()).isWithin(1e-15).of(1.0 / 3);
    assertThat(confusion.names()).containsExactly("0", "1", "2").inOrder();
    assertThat(confusion.named(List.of("cat", "dog", "bird")).toString())
        .isEqualTo(
            """
            actual    cat    dog   bird
            cat         2      0      0
            dog         1      0      1
            bird        0      2      0\
            """);
  }

  @Test
  void figuresOfTwoSidesAreThoseOfTheUpperOne() {
    Model model =
        new Model(
            "PROBABILITY 1", 1, 1, "SIGMOID", Metric.precision(), Metric.recall(), Metric.f1());
    model.predict(1, 2, -1, 3, -2);
    model.expect(1, 0, 1, 1, 0);
    Evaluation figures = model.evaluate(5);
    assertThat(figures.metric("precision")).isWithin(1e-15).of(2.0 / 3);
    assertThat(figures.metric("recall")).isWithin(1e-15).of(2.0 / 3);
    assertThat(figures.metric("f1")).isWithin(1e-15).of(2.0 / 3);
  }

  @Test
  void sharesOfNothingAreZero() {
    Model model = new Model("PROBABILITY 1", 1, 1, "SIGMOID", Metric.precision(), Metric.f1());
    model.predict(-1, -2);
    model.expect(0, 0);
    assertThat(model.evaluate(2).metric("precision")).isEqualTo(0.0);
    assertThat(model.evaluate(2).metric("f1")).isEqualTo(0.0);
  }

  @Test
  void areaUnderTheCurveCountsEqualScoresHalf() {
    // scikit-learn: roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.75.
    Model model = new Model("PROBABILITY 1", 1, 1, "IDENTITY", Metric.rocAuc());
    model.predict(0.1, 0.4, 0.35, 0.8);
    model.expect(0, 0, 1, 1);
    assertThat(model.evaluate(4).metric("roc-auc")).isEqualTo(0.75);
    model.predict(0.5, 0.5, 0.5, 0.9);
    model.expect(0, 1, 1, 0);
    // Pairs: 0.5 with each upper one half, 0.9 with none.
    assertThat(model.evaluate(4).metric("roc-auc")).isEqualTo(0.25);
  }

  @Test
  void areaUnderTheCurveIsThatOfAllPairs() {
    Random random = new Random(5);
    Model model = new Model("CLASS 2", 2, 1, "SOFTMAX", Metric.rocAuc());
    double[] scores = new double[600];
    double[] upper = new double[600];
    model.metrics.reset();
    for (int i = 0; i < 600; i++) {
      scores[i] = random.nextInt(40);
      upper[i] = random.nextInt(3) == 0 ? 1 : 0;
      model.predict(0, scores[i]);
      model.expect(upper[i]);
      model.metrics.add(model.workspace, 1, 0);
    }
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < 600; i++) {
      for (int j = 0; j < 600; j++) {
        if (upper[i] == 1 && upper[j] == 0) {
          pairs++;
          wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(model.metrics.result().metric("roc-auc")).isWithin(1e-12).of(wins / pairs);
  }

  @Test
  void logLossIsThatOfTheRightProbabilities() {
    Model model = new Model("CLASS 3", 3, 1, "SOFTMAX", Metric.logLoss());
    model.predict(Math.log(0.5), Math.log(0.3), Math.log(0.2), 1000, 0, 0);
    model.expect(1, 0);
    assertThat(model.evaluate(2).metric("log-loss")).isWithin(1e-12).of(-Math.log(0.3) / 2);
    model.expect(1, 1);
    assertThat(model.evaluate(2).metric("log-loss"))
        .isWithin(1e-9)
        .of((-Math.log(0.3) - Math.log(Double.MIN_NORMAL)) / 2);
  }

  @Test
  void calibrationErrorComparesFrequencyAndProbability() {
    Model model = new Model("PROBABILITY 1", 1, 1, "IDENTITY", Metric.calibrationError());
    model.predict(0.9, 0.9, 0.9, 0.9, 0.3, 0.3);
    model.expect(1, 1, 1, 0, 0, 1);
    // Four rows at 0.9 of which 3 are right; two at 0.7 (of the lower side) of which 1 is.
    assertThat(model.evaluate(6).metric("calibration-error"))
        .isWithin(1e-12)
        .of((4 * 0.15 + 2 * 0.2) / 6);
  }

  @Test
  void missingTargetsAreLeftOut() {
    Model classes = new Model("CLASS 3", 3, 1, "SOFTMAX", Metric.topK(1), Metric.logLoss());
    classes.predict(3, 2, 1, 1, 1, 1);
    classes.expect(0, -1);
    assertThat(classes.evaluate(2).metric("accuracy")).isEqualTo(1.0);
    assertThat(classes.evaluate(2).metric("top1")).isEqualTo(1.0);
    Model numbers = new Model("REAL 2", 2, 2, "IDENTITY");
    numbers.predict(1, 2, 3, 4);
    numbers.expect(1, Double.NaN, 5, Double.NaN);
    assertThat(numbers.evaluate(2).metric("mae")).isEqualTo(1.0);
    assertThat(numbers.evaluate(2).metric("r2")).isEqualTo(0.5);
  }

  @Test
  void metricsThatFitNoLossAreRefused() {
    assertThat(
            Thrown.message(
                SettingsException.class,
                () -> new Model("REAL 1", 1, 1, "IDENTITY", Metric.rocAuc())))
        .isEqualTo("the metric roc-auc needs two classes, which no loss of sample.Metric has");
    assertThat(
            Thrown.message(
                SettingsException.class,
                () -> new Model("SIGN 1", 1, 1, "IDENTITY", Metric.logLoss())))
        .isEqualTo("the metric log-loss needs probabilities, which no loss of sample.Metric has");
  }

  @Test
  void halfCollectedMetricsGoOnWithTheSameBits() {
    Metric[] all = {
      Metric.topK(2), Metric.f1(), Metric.rocAuc(), Metric.logLoss(), Metric.calibrationError()
    };
    Model one = new Model("CLASS 2", 2, 1, "SOFTMAX", all);
    Model other = new Model("CLASS 2", 2, 1, "SOFTMAX", all);
    one.predict(1, 2, 5, 3, -1, 0.5);
    one.expect(0, 1, 1);
    one.metrics.reset();
    one.metrics.add(one.workspace, 3, 0.7);
    MapMemory.of(one.metrics).giveTo(other.metrics);
    for (Model model : List.of(one, other)) {
      model.predict(0.3, 0.1);
      model.expect(0);
      model.metrics.add(model.workspace, 1, 0.2);
    }
    assertThat(other.metrics.result().toString()).isEqualTo(one.metrics.result().toString());
    for (String name : one.metrics.result().metrics()) {
      assertThat(other.metrics.result().metric(name)).isEqualTo(one.metrics.result().metric(name));
    }
  }

  @Test
  void matrixHasTheNamesOfTheClasses() {
    FlowerTrainer trainer = FlowerTrainer.builder().epochs(3).metrics(Metric.confusion()).build();
    History history = trainer.fit(Samples.flowers(90, 1), Samples.flowers(30, 2));
    for (Evaluation figures :
        List.of(
            history.last().training(),
            history.last().validation().orElseThrow(),
            trainer.evaluate(Samples.flowers(30, 2), Metric.confusion()))) {
      ConfusionMatrix matrix = figures.confusion("loss").orElseThrow();
      assertThat(matrix.names()).containsExactly("a", "b", "c").inOrder();
      assertThat(matrix.accuracy()).isEqualTo(figures.metric("accuracy"));
      assertThat(matrix.toString()).startsWith("actual      a      b      c\na");
    }
    assertThat(history.last().training().confusion("other")).isEmpty();
    assertThat(
            Thrown.message(
                GradwrightException.class,
                () -> history.last().training().confusion().orElseThrow().named(List.of("a", "b"))))
        .isEqualTo("there are 3 classes, but 2 names");
  }

  @Test
  void countsWiderThanTheNamesKeepTheirColumns() {
    Model model = new Model("CLASS 2", 2, 1, "SOFTMAX", Metric.confusion());
    model.predict(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    model.expect(1, 1, 1, 1, 1, 1, 1, 1);
    for (int i = 0; i < 1_250_000; i++) {
      model.metrics.add(model.workspace, 8, 0);
    }
    assertThat(model.metrics.result().confusion().orElseThrow().toString())
        .isEqualTo(
            """
            actual          0        1
            0               0        0
            1               0 10000000\
            """);
  }

  @Test
  void metricAskedForTwiceIsCollectedOnce() {
    Model model =
        new Model(
            "CLASS 3",
            3,
            1,
            "SOFTMAX",
            Metric.accuracy(),
            Metric.f1(),
            Metric.f1(),
            Metric.topK(2));
    assertThat(model.metrics.result().metrics())
        .containsExactly("accuracy", "f1", "top2")
        .inOrder();
  }

  @Test
  void differentMetricsOfOneNameAreRefused() {
    Metric own = Metric.of("mine", "anything", p -> Metric.accuracy().on(p));
    assertThat(
            Thrown.message(
                SettingsException.class, () -> new Model("CLASS 3", 3, 1, "SOFTMAX", own)))
        .isEqualTo("two metrics are named 'accuracy'; give one of them another name");
  }

  @Test
  void firstFiguresAloneAreThoseOfAll() {
    Model model = new Model("REAL 1", 1, 1, "IDENTITY");
    model.predict(1, 2);
    model.expect(1, 4);
    Evaluation all = model.evaluate(2);
    Evaluation first = model.metrics.result(2);
    // One metric has three figures.
    assertThat(first.metrics()).isEqualTo(all.metrics());
    assertThat(first.toString()).isEqualTo(all.toString());
    assertThat(model.metrics.result(0).metrics()).isEmpty();
    assertThat(model.metrics.result(0).rows()).isEqualTo(2);
  }

  @Test
  void metricsAreCollectedOverEpochsAndOnRequest() {
    FlowerTrainer trainer = FlowerTrainer.builder().epochs(2).metrics(Metric.f1()).build();
    History history = trainer.fit(Samples.flowers(90, 1), Samples.flowers(30, 2));
    assertThat(history.metric("f1", 2)).isGreaterThan(0.0);
    assertThat(history.validationMetric("f1", 2)).isGreaterThan(0.0);
    Evaluation once = trainer.evaluate(Samples.flowers(30, 2), Metric.logLoss());
    assertThat(once.metric("log-loss")).isWithin(1e-5).of(once.loss());
    assertThat(once.metric("f1")).isEqualTo(history.validationMetric("f1", 2));
    assertThat(once.confusion().orElseThrow().classes()).isEqualTo(3);
  }

  /** A node p whose values, and the targets of its loss, are set by hand. */
  private static final class Model {
    private final Workspace workspace;
    private final Metrics metrics;

    Model(String target, int width, int targetWidth, String link, Metric... asked) {
      Architecture architecture =
          Architecture.parse(
              "gradwright 1\nmodel sample.Metric DOUBLE\n",
              "node p Input [" + width + "]\n",
              "loss loss Any p " + target + " 1.0\n",
              "output p " + link + "\n");
      Layout layout =
          Layout.parse("value p " + width + "\nvalue loss.target " + targetWidth + "\n");
      workspace = new Workspace(architecture.precision(), layout, false, 8);
      metrics = new Metrics(architecture, layout, List.of(asked));
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
