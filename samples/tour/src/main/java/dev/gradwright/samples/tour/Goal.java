package dev.gradwright.samples.tour;

import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.data.Split;
import dev.gradwright.tune.CrossValidation;
import dev.gradwright.tune.Range;
import dev.gradwright.tune.Search;
import dev.gradwright.tune.Trial;
import java.util.List;

/**
 * How well a model does on data it has not seen, with settings it was not told: they are chosen
 * anew for every training, among some drawn at random, by the rows to train on alone.
 *
 * @param metric what is measured
 * @param stratified whether each part has the same share of every class
 * @param trials the settings to choose from
 * @param trainers makes a trainer of a trial's {@code rate}, {@code epochs} and {@code decay}
 */
record Goal(
    String metric,
    boolean stratified,
    PreparationPlan plan,
    int trials,
    List<Range> ranges,
    Trainers trainers) {
  static final int FOLDS = 5;

  /** So many rows are trained on in no time. */
  private static final int FEW_ROWS = 2000;

  /** Makes trainers. */
  interface Trainers {
    Trainer<?> of(Trial trial, long seed);
  }

  /** Returns the mean over five folds of all rows. */
  double byFolds(Dataset data, long seed) {
    List<Split> folds = stratified ? data.stratifiedFolds(FOLDS, seed) : data.folds(FOLDS, seed);
    double sum = 0;
    for (Split fold : folds) {
      sum += onTest(fold.train(), fold.test(), seed);
    }
    return sum / FOLDS;
  }

  /** Chooses settings by the training rows alone, trains on all of them, and tests. */
  double onTest(Dataset train, Dataset test, long seed) {
    Search search = Search.over(ranges.toArray(new Range[0])).trials(trials).seed(seed);
    Search.Objective objective = (trial, budget) -> inside(trial, train, seed);
    List<Trial> tried =
        metric.equals("rmse") ? search.lowest(objective) : search.highest(objective);
    return trained(tried.get(0), train, test, seed);
  }

  /** Returns how a trial does within the training rows: by folds where they are few. */
  private double inside(Trial trial, Dataset train, long seed) {
    if (train.rows() > FEW_ROWS) {
      Split split = stratified ? train.stratifiedSplit(0.8, seed) : train.split(0.8, seed);
      return trained(trial, split.train(), split.test(), seed);
    }
    CrossValidation folds = CrossValidation.folds(FOLDS).seeds(seed).prepared(plan);
    return (stratified ? folds.stratified() : folds)
        .run(train, s -> trainers.of(trial, s))
        .mean(metric);
  }

  private double trained(Trial trial, Dataset train, Dataset test, long seed) {
    Preparation preparation = plan.fit(train);
    Trainer<?> trainer = trainers.of(trial, seed);
    var unused = trainer.fit(preparation.apply(train));
    return trainer.evaluate(preparation.apply(test)).metric(metric);
  }
}
