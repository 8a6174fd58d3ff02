package dev.gradwright.samples.tour;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;

/**
 * Linear regression on 100 points around {@code y = x + 2}: once with {@code fit}, once with the
 * four steps of backpropagation written by hand.
 */
final class LinearRegression {
  static final double INITIAL_W = 0.3577873603482833;
  static final double INITIAL_B = 0.5607845263682344;
  private static final int EPOCHS = 1000;

  private LinearRegression() {}

  /** Trains with {@code fit}, printing the loss of every hundredth epoch, and the line found. */
  static LineTrainer fit(PrintStream out) {
    LineTrainer trainer =
        LineTrainer.builder()
            .optimizer(Sgd.rate(0.01))
            .epochs(EPOCHS)
            .fullBatch()
            .listener(new EveryHundredth(out))
            .build();
    start(trainer);
    trainer.fit(points());
    printLine(trainer, out);
    return trainer;
  }

  /** Trains with {@code forward}, {@code loss}, {@code backward} and {@code update}. */
  static LineTrainer byHand(PrintStream out) {
    LineTrainer trainer = LineTrainer.builder().optimizer(Sgd.rate(0.01)).build();
    start(trainer);
    Batch all = points().batch();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      trainer.forward(all);
      double loss = trainer.loss();
      if (epoch % 100 == 0) {
        printLoss(epoch, loss, out);
      }
      trainer.backward();
      trainer.update();
    }
    printLine(trainer, out);
    return trainer;
  }

  /** Draws that the random generator of the first published run gave. */
  private static void start(LineTrainer trainer) {
    trainer.parameter("y.weight", INITIAL_W);
    trainer.parameter("y.bias", INITIAL_B);
  }

  private record EveryHundredth(PrintStream out) implements TrainingListener {
    @Override
    public void onEpoch(EpochReport report) {
      int before = report.epoch() - 1; // the loss before the update of this epoch
      if (before % 100 == 0) {
        printLoss(before, report.loss(), out);
      }
    }
  }

  private static void printLoss(int epoch, double loss, PrintStream out) {
    out.printf(Locale.ROOT, "Epoch: %d, Loss: %.10f%n", epoch, loss);
  }

  private static void printLine(LineTrainer trainer, PrintStream out) {
    double w = trainer.parameter("y.weight")[0];
    double b = trainer.parameter("y.bias")[0];
    out.printf(Locale.ROOT, "w = %.10f, b = %.10f%n", w, b);
  }

  /** Returns the 100 points that come with this program. */
  static Dataset points() {
    try (InputStream csv = LinearRegression.class.getResourceAsStream("seed42.csv")) {
      Path file = Files.createTempFile("seed42", ".csv");
      try {
        Files.copy(Objects.requireNonNull(csv), file, StandardCopyOption.REPLACE_EXISTING);
        return Csv.read(file).features("x").target("y").load();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
