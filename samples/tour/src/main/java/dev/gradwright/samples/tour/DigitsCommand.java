package dev.gradwright.samples.tour;

import dev.gradwright.GradwrightException;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Idx;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.Evaluation;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The 784-128-10 model on MNIST or Fashion-MNIST. */
final class DigitsCommand {
  private final PrintStream out;
  private final TrainingListener progress;

  DigitsCommand(PrintStream out, TrainingListener progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Trains on the training files of a folder and returns the accuracy on its test files. */
  double run(Path folder, int epochs, double rate, Path model) {
    Dataset train =
        Idx.read(find(folder, "train-images-idx3-ubyte"), find(folder, "train-labels-idx1-ubyte"));
    Dataset test =
        Idx.read(
            find(folder, "t10k-images-idx3-ubyte"), find(folder, "t10k-labels-idx1-ubyte"), train);
    DigitsTrainer trainer = trainer(epochs, rate, progress);
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

  private static DigitsTrainer trainer(int epochs, double rate, TrainingListener listener) {
    return DigitsTrainer.builder()
        .optimizer(Sgd.rate(rate).momentum(0.9))
        .epochs(epochs)
        .batchSize(32)
        .listener(listener)
        .build();
  }

  /** Finds one of the four files, packed or not. */
  static Path find(Path folder, String name) {
    for (String ending : new String[] {"", ".gz"}) {
      Path file = folder.resolve(name + ending);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new GradwrightException(
        folder.toAbsolutePath()
            + " has no "
            + name
            + " or "
            + name
            + ".gz; fetch the four files of MNIST or Fashion-MNIST (train-images-idx3-ubyte,"
            + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, plain or"
            + " .gz) and put them into this folder");
  }
}
