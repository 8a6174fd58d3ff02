package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Split;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.Progress;
import dev.gradwright.train.Sgd;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** The 4-16-3 model on a file of one's own: four numeric columns and a label of three classes. */
final class OwnData {
  private OwnData() {}

  /** Trains on four fifths of the rows and returns the accuracy on the rest. */
  static double run(Path file, String label, PrintStream out, TrainingListener progress) {
    Dataset data = Csv.read(file).otherFeatures().label(label).load();
    Split split = data.split(0.8, 1);
    IrisTrainer trainer =
        IrisTrainer.builder()
            .optimizer(Sgd.rate(0.005).momentum(0.9))
            .epochs(100)
            .batchSize(16)
            .seed(1)
            .listener(progress)
            .build();
    trainer.fit(split.train());
    Evaluation evaluation = trainer.evaluate(split.test());
    double accuracy = evaluation.metric("accuracy");
    out.printf(
        Locale.ROOT,
        "accuracy %.3f, loss %.4f on %d of %d rows kept aside%n",
        accuracy,
        evaluation.loss(),
        split.test().rows(),
        data.rows());
    return accuracy;
  }

  static void run(Path file, String label, PrintStream out) {
    double unused = run(file, label, out, Progress.toConsole());
  }
}
