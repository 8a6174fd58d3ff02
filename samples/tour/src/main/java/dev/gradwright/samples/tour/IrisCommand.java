package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.Split;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** The 4-16-3 model on a file of one's own: four numeric columns and a label of three classes. */
final class IrisCommand {
  private final PrintStream out;
  private final TrainingListener progress;

  IrisCommand(PrintStream out, TrainingListener progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Trains on four fifths of each class, saves the model, returns the accuracy on the rest. */
  double run(Path file, String label, Path model) {
    Dataset data = Csv.read(file).otherFeatures().label(label).load();
    Split split = data.stratifiedSplit(0.8, 0);
    Preparation preparation = Preparation.standardize().fit(split.train());
    IrisTrainer trainer = trainer(progress);
    trainer.fit(preparation.apply(split.train()));
    Evaluation evaluation = trainer.evaluate(preparation.apply(split.test()));
    double accuracy = evaluation.metric("accuracy");
    out.printf(
        Locale.ROOT,
        "accuracy %.3f, loss %.4f on %d of %d rows kept aside%n",
        accuracy,
        evaluation.loss(),
        split.test().rows(),
        data.rows());
    trainer.network().save(model);
    out.println("saved as " + model);
    return accuracy;
  }

  static IrisTrainer trainer(TrainingListener listener) {
    return IrisTrainer.builder()
        .optimizer(Sgd.rate(0.01).momentum(0.9))
        .epochs(100)
        .batchSize(16)
        .listener(listener)
        .build();
  }
}
