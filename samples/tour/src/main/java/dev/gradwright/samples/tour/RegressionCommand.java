package dev.gradwright.samples.tour;

import dev.gradwright.Trainer;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Missing;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.Split;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A model of nine numbers on a file of one's own; text columns count one number for each category.
 */
final class RegressionCommand {
  private final PrintStream out;
  private final Trainer<?> trainer;

  RegressionCommand(PrintStream out, Trainer<?> trainer) {
    this.out = out;
    this.trainer = trainer;
  }

  /** Trains on four fifths of the rows, saves the model, returns the error on the rest. */
  double run(Path file, String target, String[] categories, String[] ignored, Path model) {
    Dataset data =
        Csv.read(file)
            .categories(categories)
            .ignore(ignored)
            .otherFeatures()
            .target(target)
            .missing(Missing.MEAN)
            .load();
    data.notes().forEach(out::println);
    Split split = data.split(0.8, 0);
    Preparation preparation = Preparation.standardize().oneHot().fit(split.train());
    trainer.fit(preparation.apply(split.train()));
    Evaluation evaluation = trainer.evaluate(preparation.apply(split.test()));
    double error = evaluation.metric("rmse");
    out.printf(
        Locale.ROOT,
        "rmse %.3f, mae %.3f, r2 %.3f on %d of %d rows kept aside%n",
        error,
        evaluation.metric("mae"),
        evaluation.metric("r2"),
        split.test().rows(),
        data.rows());
    trainer.network().save(model);
    out.println("saved as " + model);
    return error;
  }

  /** The same through three residual blocks. */
  static ResidualMileageTrainer residual(TrainingListener listener) {
    return ResidualMileageTrainer.builder()
        .optimizer(Adam.rate(0.0005))
        .epochs(40)
        .batchSize(16)
        .listener(listener)
        .build();
  }

  static MileageTrainer trainer(TrainingListener listener) {
    return MileageTrainer.builder()
        .optimizer(Sgd.rate(0.001).momentum(0.9))
        .epochs(150)
        .batchSize(16)
        .listener(listener)
        .build();
  }
}
