package dev.gradwright.samples.tour;

import dev.gradwright.data.Dataset;
import dev.gradwright.data.Idx;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** The convolutional model on MNIST or Fashion-MNIST. */
final class PicturesCommand {
  private final PrintStream out;
  private final TrainingListener progress;

  PicturesCommand(PrintStream out, TrainingListener progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Trains on the training files of a folder and returns the accuracy on its test files. */
  double run(Path folder, int epochs, double rate, Path model) {
    Dataset train =
        Idx.read(
            DigitsCommand.find(folder, "train-images-idx3-ubyte"),
            DigitsCommand.find(folder, "train-labels-idx1-ubyte"));
    Dataset test =
        Idx.read(
            DigitsCommand.find(folder, "t10k-images-idx3-ubyte"),
            DigitsCommand.find(folder, "t10k-labels-idx1-ubyte"),
            train);
    PicturesTrainer trainer =
        PicturesTrainer.builder()
            .optimizer(Adam.rate(rate))
            .epochs(epochs)
            .batchSize(64)
            .listener(progress)
            .build();
    trainer.fit(train);
    Evaluation evaluation = trainer.evaluate(test);
    double accuracy = evaluation.metric("accuracy");
    out.printf(
        Locale.ROOT,
        "accuracy %.4f, loss %.4f on the %d test images%n",
        accuracy,
        evaluation.loss(),
        test.rows());
    trainer.network().save(model);
    out.println("saved as " + model);
    return accuracy;
  }
}
