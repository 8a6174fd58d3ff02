package dev.gradwright.metric;

import dev.gradwright.Architecture.Link;
import dev.gradwright.Architecture.TargetKind;
import dev.gradwright.SettingsException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A figure to ask for: {@code builder.metrics(Metric.f1(), Metric.topK(5))} for every epoch, {@code
 * trainer.evaluate(data, Metric.rocAuc())} once. Accuracy, or for numbers {@code mae}, {@code rmse}
 * and {@code r2}, need not be asked for.
 *
 * <p>A metric is collected for every loss that it fits, and once only however often it is asked
 * for. Missing targets are left out, weights of rows and classes are not applied.
 */
public final class Metric {
  private final String name;
  private final String needs;
  private final Function<Predictions, Optional<RunningMetric>> maker;
  private final boolean ours;

  private Metric(
      String name,
      String needs,
      Function<Predictions, Optional<RunningMetric>> maker,
      boolean ours) {
    this.name = name;
    this.needs = needs;
    this.maker = maker;
    this.ours = ours;
  }

  /**
   * A metric of one's own.
   *
   * @param name for messages
   * @param needs what a loss must have, for messages: "needs ..."
   * @param maker makes a fresh metric for a loss; empty if it does not fit
   */
  public static Metric of(
      String name, String needs, Function<Predictions, Optional<RunningMetric>> maker) {
    return new Metric(name, needs, maker, false);
  }

  private static Metric when(
      String name,
      String needs,
      Predicate<Predictions> fits,
      Function<Predictions, RunningMetric> maker) {
    return new Metric(
        name, needs, p -> fits.test(p) ? Optional.of(maker.apply(p)) : Optional.empty(), true);
  }

  /** The share of right predictions: {@code accuracy}. */
  public static Metric accuracy() {
    return when("accuracy", "classes", p -> p.hasClasses() || p.hasSides(), Accuracy::new);
  }

  /**
   * Mean absolute error, root of the mean square, and R²: {@code mae}, {@code rmse}, {@code r2}.
   */
  public static Metric regressionErrors() {
    return when(
        "regression errors",
        "numbers to predict",
        p -> p.kind() == TargetKind.REAL || p.kind() == TargetKind.COUNT,
        p -> new RegressionErrors(p.prediction(), p.target(), p.width(), p.link() == Link.EXP));
  }

  /**
   * The share of rows whose class is among the k best: {@code topK}.
   *
   * @throws SettingsException unless k is positive
   */
  public static Metric topK(int k) {
    if (k < 1) {
      throw new SettingsException("k of topK must be at least 1, not " + k);
    }
    return when("top" + k, "classes", Predictions::hasClasses, p -> new TopK(p, k));
  }

  /**
   * The share of hits among what was taken for a class: {@code precision}. Over classes it is the
   * mean of theirs, as scikit-learn's {@code average="macro"}; {@code Evaluation.confusion()} has
   * each. Over sides it is that of the upper one.
   */
  public static Metric precision() {
    return figures("precision", ClassFigures.Kind.PRECISION);
  }

  /** The share of a class that was found, over classes as for precision: {@code recall}. */
  public static Metric recall() {
    return figures("recall", ClassFigures.Kind.RECALL);
  }

  /** The harmonic mean of precision and recall, over classes as for both: {@code f1}. */
  public static Metric f1() {
    return figures("f1", ClassFigures.Kind.F1);
  }

  /** How often each class was taken for which; see {@code Evaluation.confusion()}. */
  public static Metric confusion() {
    return figures("confusion", ClassFigures.Kind.CONFUSION);
  }

  private static Metric figures(String name, ClassFigures.Kind kind) {
    return when(
        name, "classes", p -> p.hasClasses() || p.hasSides(), p -> new ClassFigures(p, kind));
  }

  /**
   * The area under the receiver operating characteristic, of two classes: {@code roc-auc}. Exact up
   * to 2^20 rows; of more, scores within a share of 2^-11 of each other count as equal, so that
   * memory stays below 20 MB.
   */
  public static Metric rocAuc() {
    return when(
        "roc-auc",
        "two classes",
        p -> p.classes() == 2 && (p.hasClasses() || p.hasSides()),
        RocAuc::new);
  }

  /** The mean negative logarithm of the right probability: {@code log-loss}. */
  public static Metric logLoss() {
    return when("log-loss", "probabilities", Predictions::hasProbabilities, LogLoss::new);
  }

  /** How far probabilities are from frequencies: {@code calibration-error}. */
  public static Metric calibrationError() {
    return when(
        "calibration-error", "probabilities", Predictions::hasProbabilities, CalibrationError::new);
  }

  /** Returns the metric for a loss; empty if it does not fit. */
  public Optional<RunningMetric> on(Predictions predictions) {
    return maker.apply(predictions);
  }

  /** Returns the failure of a metric that fits no loss of a model. */
  public SettingsException misfit(String model) {
    return new SettingsException(
        "the metric " + name + " needs " + needs + ", which no loss of " + model + " has");
  }

  /** Metrics made here are equal by their names, those of one's own only to themselves. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Metric metric && ours && metric.ours && name.equals(metric.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
