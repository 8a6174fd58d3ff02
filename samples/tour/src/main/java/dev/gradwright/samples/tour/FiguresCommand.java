package dev.gradwright.samples.tour;

import dev.gradwright.Trainer;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Missing;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.optimizer.AdamW;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.train.TrainerBuilder;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.tune.Range;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import java.util.function.Supplier;

/**
 * The figures of the classic data sets: of tables by five folds, Adult by its test file, for seeds
 * from 1 on, with settings chosen inside the training rows.
 */
final class FiguresCommand {
  private static final TrainingListener SILENT = new TrainingListener() {};

  /** Rates for Adam; the high ones are for the smallest models. */
  private static final Range USUAL = Range.logarithmic("rate", 2e-3, 1e-2);

  private static final Range HIGH = Range.logarithmic("rate", 1e-2, 5e-2);

  private final PrintStream out;
  private final Path folder;

  FiguresCommand(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * A figure over several seeds.
   *
   * @param spread the standard deviation from seed to seed
   */
  record Figure(double mean, double spread) {}

  /** Prints the figures of the tables, and of the images unless {@code epochs} is 0. */
  void run(int seeds, int epochs) {
    print("Iris, accuracy", iris(seeds));
    print("Wine, accuracy", wine(seeds));
    print("Breast cancer, accuracy", breastCancer(seeds));
    print("Titanic, accuracy", titanic(seeds));
    print("Adult, accuracy on its test file", adult(seeds));
    print("Auto-MPG, RMSE in miles per gallon", mileage(seeds));
    print("California housing, RMSE in dollars", housing(seeds));
    if (epochs > 0) {
      out.printf(Locale.ROOT, "%-36s %.4f%n", "MNIST, test accuracy", mnist(epochs));
      out.printf(Locale.ROOT, "%-36s %.4f%n", "Fashion-MNIST, test accuracy", fashionMnist(epochs));
    }
  }

  private void print(String what, Figure figure) {
    String format = figure.mean() > 100 ? "%-36s %.0f ± %.0f%n" : "%-36s %.4f ± %.4f%n";
    out.printf(Locale.ROOT, format, what, figure.mean(), figure.spread());
  }

  private static Figure over(int seeds, LongToDoubleFunction figure) {
    double[] each = new double[seeds];
    double mean = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      each[seed - 1] = figure.applyAsDouble(seed);
      mean += each[seed - 1] / seeds;
    }
    double square = 0;
    for (double one : each) {
      square += (one - mean) * (one - mean);
    }
    return new Figure(mean, Math.sqrt(square / Math.max(1, seeds - 1)));
  }

  /** What is left open: settings that people try first. */
  private static Goal goal(
      String metric,
      boolean stratified,
      PreparationPlan plan,
      int trials,
      Range rates,
      Range epochs,
      int batchSize,
      Supplier<TrainerBuilder<? extends Trainer<?>>> builders) {
    List<Range> ranges = List.of(rates, epochs, Range.choice("decay", 0.001, 0.01, 0.1));
    return new Goal(
        metric,
        stratified,
        plan,
        trials,
        ranges,
        (trial, seed) ->
            builders
                .get()
                .optimizer(AdamW.rate(trial.value("rate")).weightDecay(trial.value("decay")))
                .schedule(Schedules.cosine(0))
                .epochs(trial.whole("epochs"))
                .batchSize(batchSize)
                .seed(seed)
                .build());
  }

  Figure iris(int seeds) {
    Dataset data =
        Csv.read(folder.resolve("iris/iris-header.csv")).otherFeatures().label("species").load();
    Range epochs = Range.choice("epochs", 60, 120);
    Goal goal =
        goal(
            "accuracy", true, Preparation.standardize(), 4, HIGH, epochs, 16, IrisTrainer::builder);
    return over(seeds, seed -> goal.byFolds(data, seed));
  }

  Figure wine(int seeds) {
    Dataset data =
        Csv.read(folder.resolve("wine/wine.csv")).noHeader().otherFeatures().label("c14").load();
    Range epochs = Range.choice("epochs", 30, 60);
    Goal goal =
        goal(
            "accuracy",
            true,
            Preparation.standardize(),
            4,
            USUAL,
            epochs,
            16,
            WineTrainer::builder);
    return over(seeds, seed -> goal.byFolds(data, seed));
  }

  Figure breastCancer(int seeds) {
    Path file = folder.resolve("breast-cancer-wisconsin/breast-cancer-wisconsin.csv");
    Dataset data =
        Csv.read(file).noHeader().otherFeatures().label("c10").missing(Missing.MEAN, "c6").load();
    Range epochs = Range.choice("epochs", 20, 40);
    Goal goal =
        goal(
            "accuracy",
            true,
            Preparation.standardize(),
            4,
            USUAL,
            epochs,
            16,
            TumourTrainer::builder);
    return over(seeds, seed -> goal.byFolds(data, seed));
  }

  Figure titanic(int seeds) {
    Dataset data =
        Csv.read(folder.resolve("titanic/titanic.csv"))
            .features("pclass", "sex", "age", "sibsp", "parch", "fare", "embarked")
            .categories("pclass", "sex", "embarked")
            .label("survived")
            .missing(Missing.MASK, "age", "embarked")
            .ignoreOthers()
            .load();
    PreparationPlan plan = Preparation.standardize().oneHot();
    Range epochs = Range.choice("epochs", 30, 60);
    Goal goal = goal("accuracy", true, plan, 4, USUAL, epochs, 32, SurvivorTrainer::builder);
    return over(seeds, seed -> goal.byFolds(data, seed));
  }

  Figure adult(int seeds) {
    Dataset train = adult("adult-train.csv").load();
    Dataset test =
        adult("adult-test.csv")
            .replace("c15", "<=50K.", "<=50K")
            .replace("c15", ">50K.", ">50K")
            .classesOf(train)
            .load();
    PreparationPlan plan = Preparation.standardize().oneHot();
    Range epochs = Range.choice("epochs", 10, 20);
    Goal goal = goal("accuracy", true, plan, 3, USUAL, epochs, 128, IncomeTrainer::builder);
    return over(seeds, seed -> goal.onTest(train, test, seed));
  }

  private Csv adult(String file) {
    String[] texts = {"c2", "c4", "c6", "c7", "c8", "c9", "c10", "c14"};
    return Csv.read(folder.resolve("adult").resolve(file))
        .noHeader()
        .trim()
        .categories(texts)
        .otherFeatures()
        .label("c15")
        .missing(Missing.MASK, "c2", "c7", "c14");
  }

  Figure mileage(int seeds) {
    Dataset data =
        Csv.read(folder.resolve("auto-mpg/mpg.csv"))
            .categories("origin")
            .ignore("name")
            .otherFeatures()
            .target("mpg")
            .missing(Missing.MEAN, "horsepower")
            .load();
    PreparationPlan plan = Preparation.standardize().oneHot();
    Range epochs = Range.choice("epochs", 100, 200);
    Goal goal = goal("rmse", false, plan, 6, HIGH, epochs, 16, MileageTrainer::builder);
    return over(seeds, seed -> goal.byFolds(data, seed));
  }

  Figure housing(int seeds) {
    Dataset data =
        Csv.read(folder.resolve("california-housing/housing.csv"))
            .categories("ocean_proximity")
            .otherFeatures()
            .target("median_house_value")
            .times(1e-5, "median_house_value")
            .missing(Missing.MEDIAN, "total_bedrooms")
            .load();
    PreparationPlan plan = Preparation.standardize().oneHot();
    Range epochs = Range.choice("epochs", 60, 120);
    Goal goal = goal("rmse", false, plan, 2, USUAL, epochs, 64, HousingTrainer::builder);
    return over(seeds, seed -> 1e5 * goal.byFolds(data, seed));
  }

  // Both rates were chosen among 0.01 and 0.02 on a sixth of the training images kept aside.

  double mnist(int epochs) {
    return images("mnist", epochs, 0.02);
  }

  double fashionMnist(int epochs) {
    return images("fashion-mnist", epochs, 0.01);
  }

  private double images(String set, int epochs, double rate) {
    Path model = folderOfModels().resolve(set + ".safetensors");
    return new DigitsCommand(out, SILENT).run(folder.resolve(set), epochs, rate, model);
  }

  private static Path folderOfModels() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
