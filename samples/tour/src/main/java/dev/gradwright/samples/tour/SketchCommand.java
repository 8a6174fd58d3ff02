package dev.gradwright.samples.tour;

import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.data.Idx;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** The autoencoder on MNIST or Fashion-MNIST, and what it recalls of three test images. */
final class SketchCommand {
  private static final String SHADES = " .:-=+*#%@";
  private static final int SIDE = 28;

  private final PrintStream out;
  private final TrainingListener progress;

  SketchCommand(PrintStream out, TrainingListener progress) {
    this.out = out;
    this.progress = progress;
  }

  /** Trains on the training images of a folder and returns the error on its test images. */
  double run(Path folder, int epochs) {
    Dataset train = images(folder, "train");
    Dataset test = images(folder, "t10k");
    SketchTrainer trainer =
        SketchTrainer.builder()
            .optimizer(Adam.rate(0.001))
            .epochs(epochs)
            .batchSize(64)
            .listener(progress)
            .build();
    trainer.fit(train);
    SketchNetwork network = trainer.network();
    for (int row = 0; row < 3; row++) {
      show(network, test.field(0), row);
    }
    double error = trainer.evaluate(test).loss();
    out.printf(Locale.ROOT, "mean squared error %.4f on %d test images%n", error, test.rows());
    return error;
  }

  private static Dataset images(Path folder, String part) {
    return Idx.read(
        DigitsCommand.find(folder, part + "-images-idx3-ubyte"),
        DigitsCommand.find(folder, part + "-labels-idx1-ubyte"));
  }

  /** The image, and beside it what 16 numbers have kept of it. */
  private void show(SketchNetwork network, Field images, int row) {
    float[] image = new float[SIDE * SIDE];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) images.get(row, i);
    }
    float[] drawn = network.drawn(image);
    for (int y = 0; y < SIDE; y += 2) {
      out.println(line(image, y) + "    " + line(drawn, y));
    }
  }

  private static String line(float[] image, int y) {
    StringBuilder line = new StringBuilder();
    for (int x = 0; x < SIDE; x++) {
      float shade = (image[SIDE * y + x] + image[SIDE * (y + 1) + x]) / 2;
      line.append(SHADES.charAt(Math.round(shade * (SHADES.length() - 1))));
    }
    return line.toString();
  }
}
