package dev.gradwright.samples.tour;

import dev.gradwright.Trainer;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Missing;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.PreparationPlan;
import dev.gradwright.data.Split;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The figures of the classic data sets, each by five folds; seed 0 throughout. */
final class FiguresCommand {
  private static final int FOLDS = 5;
  private static final int SEED = 0;
  private static final TrainingListener SILENT = new TrainingListener() {};

  private final PrintStream out;
  private final Path folder;

  FiguresCommand(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Prints the figures of the tables, and of the images unless {@code epochs} is 0. */
  void run(int epochs) {
    print("Iris, accuracy by 5 folds", iris());
    print("Wine, accuracy by 5 folds", wine());
    print("Breast cancer, accuracy by 5 folds", breastCancer());
    print("Auto-MPG, RMSE by 5 folds", mileage());
    if (epochs > 0) {
      print("MNIST, test accuracy", mnist(epochs));
      print("Fashion-MNIST, test accuracy", fashionMnist(epochs));
    }
  }

  private void print(String what, double figure) {
    out.printf(Locale.ROOT, "%-36s %.4f%n", what, figure);
  }

  double iris() {
    Dataset data =
        Csv.read(folder.resolve("iris/iris-header.csv")).otherFeatures().label("species").load();
    return mean(
        data.stratifiedFolds(FOLDS, SEED),
        Preparation.standardize(),
        () -> IrisCommand.trainer(SILENT),
        "accuracy");
  }

  double wine() {
    Dataset data =
        Csv.read(folder.resolve("wine/wine.csv")).noHeader().otherFeatures().label("c14").load();
    return mean(
        data.stratifiedFolds(FOLDS, SEED),
        Preparation.standardize(),
        () ->
            WineTrainer.builder()
                .optimizer(Sgd.rate(0.01).momentum(0.9))
                .epochs(100)
                .batchSize(16)
                .build(),
        "accuracy");
  }

  double breastCancer() {
    Path file = folder.resolve("breast-cancer-wisconsin/breast-cancer-wisconsin.csv");
    Dataset data =
        Csv.read(file).noHeader().otherFeatures().label("c10").missing(Missing.MEAN, "c6").load();
    return mean(
        data.stratifiedFolds(FOLDS, SEED),
        Preparation.standardize(),
        () ->
            TumourTrainer.builder()
                .optimizer(Sgd.rate(0.01).momentum(0.9))
                .epochs(100)
                .batchSize(16)
                .build(),
        "accuracy");
  }

  double mileage() {
    Dataset data =
        Csv.read(folder.resolve("auto-mpg/mpg.csv"))
            .categories("origin")
            .ignore("name")
            .otherFeatures()
            .target("mpg")
            .missing(Missing.MEAN, "horsepower")
            .load();
    return mean(
        data.folds(FOLDS, SEED),
        Preparation.standardize().oneHot(),
        () -> RegressionCommand.trainer(SILENT),
        "rmse");
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

  /** The mean over folds; everything fitted is fitted on the training rows of each fold. */
  private static double mean(
      List<Split> folds, PreparationPlan plan, Supplier<Trainer<?>> trainers, String metric) {
    double sum = 0;
    for (Split fold : folds) {
      Preparation preparation = plan.fit(fold.train());
      Trainer<?> trainer = trainers.get();
      var unused = trainer.fit(preparation.apply(fold.train()));
      sum += trainer.evaluate(preparation.apply(fold.test())).metric(metric);
    }
    return sum / folds.size();
  }
}
