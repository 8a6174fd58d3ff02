package dev.gradwright.tune;

import dev.gradwright.SettingsException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.data.Split;
import dev.gradwright.train.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How well a model does on rows it was not trained on: the rows are cut into k folds, and each is
 * tested by a trainer that learned from all others.
 *
 * <pre>{@code
 * CrossValidation.Result result =
 *     CrossValidation.folds(5).stratified().seeds(1, 2, 3, 4, 5).prepared(Preparation.standardize())
 *         .run(iris, seed -> IrisTrainer.builder().seed(seed).epochs(100).build());
 * System.out.println(result.mean("accuracy") + " ± " + result.spread("accuracy"));
 * System.out.println(result);  // a table of all figures
 * }</pre>
 *
 * <p>A preparation is fitted on the rows to train on, fold by fold, so that nothing leaks.
 */
public final class CrossValidation {
  private static final String LOSS = "loss";

  private final int folds;
  private final boolean stratified;
  private final long[] seeds;
  private final @Nullable PreparationPlan plan;

  private CrossValidation(
      int folds, boolean stratified, long[] seeds, @Nullable PreparationPlan plan) {
    this.folds = folds;
    this.stratified = stratified;
    this.seeds = seeds;
    this.plan = plan;
  }

  /**
   * Cuts the rows into so many folds, by the seed 0 unless others are set.
   *
   * @throws SettingsException if there are fewer than two
   */
  public static CrossValidation folds(int folds) {
    if (folds < 2) {
      throw new SettingsException("cross-validation needs at least 2 folds, not " + folds);
    }
    return new CrossValidation(folds, false, new long[1], null);
  }

  /** Gives every fold the same share of each class. */
  public CrossValidation stratified() {
    return new CrossValidation(folds, true, seeds, plan);
  }

  /**
   * Repeats everything for each of these seeds: the cut into folds, and what trainers make of
   * theirs.
   *
   * @throws SettingsException if there is none
   */
  public CrossValidation seeds(long... seeds) {
    if (seeds.length == 0) {
      throw new SettingsException("cross-validation needs at least one seed");
    }
    return new CrossValidation(folds, stratified, seeds.clone(), plan);
  }

  /** Prepares the rows of every fold by what those to train on teach. */
  public CrossValidation prepared(PreparationPlan plan) {
    return new CrossValidation(folds, stratified, seeds, plan);
  }

  /** How a trainer is to learn, if not by {@code trainer.fit(train)} alone. */
  public interface Fit<T> {
    /** Trains on the rows of all folds but one. */
    void fit(T trainer, Dataset train);
  }

  /**
   * Trains and tests every fold of every seed.
   *
   * @param trainers makes a fresh trainer for a seed
   */
  public Result run(Dataset data, LongFunction<? extends Trainer<?>> trainers) {
    return run(data, trainers, (trainer, train) -> trainer.fit(train));
  }

  /**
   * Trains, in a way of one's own, and tests every fold of every seed.
   *
   * @param trainers makes a fresh trainer for a seed
   * @param fit trains it, for example with a part of the rows kept for validation
   */
  public <T extends Trainer<?>> Result run(
      Dataset data, LongFunction<T> trainers, Fit<? super T> fit) {
    List<List<Evaluation>> all = new ArrayList<>();
    for (long seed : seeds) {
      List<Split> splits = stratified ? data.stratifiedFolds(folds, seed) : data.folds(folds, seed);
      List<Evaluation> tests = new ArrayList<>();
      for (Split split : splits) {
        Dataset train = split.train();
        Dataset test = split.test();
        if (plan != null) {
          Preparation preparation = plan.fit(train);
          train = preparation.apply(train);
          test = preparation.apply(test);
        }
        T trainer = trainers.apply(seed);
        fit.fit(trainer, train);
        tests.add(trainer.evaluate(test));
      }
      all.add(List.copyOf(tests));
    }
    return new Result(all);
  }

  /** The figures of all folds; immutable. */
  public static final class Result {
    private final List<List<Evaluation>> evaluations;

    private Result(List<List<Evaluation>> evaluations) {
      this.evaluations = List.copyOf(evaluations);
    }

    /** Returns the evaluations, seed by seed and fold by fold. */
    public List<List<Evaluation>> evaluations() {
      return evaluations;
    }

    /** Returns a figure of each seed: its mean over the folds. */
    public double[] bySeed(String metric) {
      return evaluations.stream().mapToDouble(tests -> mean(figures(tests, metric))).toArray();
    }

    private static double[] figures(List<Evaluation> tests, String metric) {
      return tests.stream()
          .mapToDouble(test -> metric.equals(LOSS) ? test.loss() : test.metric(metric))
          .toArray();
    }

    /**
     * Returns the mean of a figure over all folds of all seeds.
     *
     * @param metric as in {@link Evaluation#metrics()}, or {@code loss}
     */
    public double mean(String metric) {
      return mean(bySeed(metric));
    }

    /**
     * Returns the sample standard deviation of a figure from seed to seed, each the mean over its
     * folds: how much chance is in {@link #mean}. NaN of a single seed.
     */
    public double spread(String metric) {
      return deviation(bySeed(metric));
    }

    /**
     * Returns the sample standard deviation of a figure from fold to fold, of all seeds together.
     * It is the larger one, as a fold has few rows to test.
     */
    public double spreadOfFolds(String metric) {
      return deviation(
          evaluations.stream()
              .flatMapToDouble(tests -> Arrays.stream(figures(tests, metric)))
              .toArray());
    }

    private static double mean(double[] figures) {
      double sum = 0;
      for (double figure : figures) {
        sum += figure;
      }
      return sum / figures.length;
    }

    private static double deviation(double[] figures) {
      double mean = mean(figures);
      double sum = 0;
      for (double figure : figures) {
        sum += (figure - mean) * (figure - mean);
      }
      return Math.sqrt(sum / (figures.length - 1));
    }

    /** Returns a table of the figures: mean, spread between seeds, and between folds. */
    @Override
    public String toString() {
      List<Evaluation> first = evaluations.get(0);
      StringBuilder text = new StringBuilder();
      row(text, "", "mean", "seeds ±", "folds ±");
      Stream.concat(Stream.of(LOSS), first.get(0).metrics().stream())
          .forEach(
              metric ->
                  row(
                      text.append('\n'),
                      metric,
                      number(mean(metric)),
                      number(spread(metric)),
                      number(spreadOfFolds(metric))));
      return text.toString();
    }

    private static String number(double figure) {
      return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4g", figure);
    }

    private static void row(StringBuilder text, String name, String... cells) {
      text.append(String.format(Locale.ROOT, "%-18s", name));
      for (String cell : cells) {
        text.append(String.format(Locale.ROOT, " %10s", cell));
      }
    }
  }
}
