package dev.gradwright.samples.tour;

import dev.gradwright.data.Dataset;
import dev.gradwright.data.Split;
import dev.gradwright.kernel.Generator;
import dev.gradwright.train.Progress;
import dev.gradwright.train.Sgd;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/** A multilayer perceptron on two interleaved spirals, which no line can part. */
final class TwoSpirals {
  private static final int POINTS_PER_ARM = 600;
  private static final double TURNS = 1.5;
  private static final double NOISE = 0.01;

  private TwoSpirals() {}

  /** Returns points of both arms in the square from -1 to 1, with a little noise. */
  static Dataset points(long seed) {
    Generator random = new Generator(seed);
    float[] points = new float[2 * 2 * POINTS_PER_ARM];
    float[] sides = new float[2 * POINTS_PER_ARM];
    for (int i = 0; i < 2 * POINTS_PER_ARM; i++) {
      int arm = i % 2;
      double along = StrictMath.sqrt(random.nextDouble()); // even in density along the arm
      double angle = 2 * Math.PI * (TURNS * along + 0.5 * arm);
      points[2 * i] = (float) (along * StrictMath.cos(angle) + NOISE * random.nextGaussian());
      points[2 * i + 1] = (float) (along * StrictMath.sin(angle) + NOISE * random.nextGaussian());
      sides[i] = arm;
    }
    return Dataset.builder().features(points, 2).targets(sides, 1).build();
  }

  /** Trains on four fifths and returns the accuracy on the rest. */
  static double run(PrintStream out, TrainingListener progress) {
    Split split = points(1).split(0.8, 42);
    SpiralsTrainer trainer =
        SpiralsTrainer.builder()
            .optimizer(Sgd.rate(0.1).momentum(0.9))
            .epochs(120)
            .batchSize(16)
            .seed(42)
            .listener(progress)
            .build();
    trainer.fit(split.train());
    double accuracy = trainer.evaluate(split.test()).metric("accuracy");
    out.printf(
        Locale.ROOT,
        "%.1f %% of %d points kept aside are put on the right arm:%n",
        100 * accuracy,
        split.test().rows());
    draw(trainer.network(), out);
    return accuracy;
  }

  static double run(PrintStream out) {
    return run(out, Progress.toConsole());
  }

  /** Draws what the network makes of the plane. */
  private static void draw(SpiralsNetwork network, PrintStream out) {
    for (int row = 0; row < 17; row++) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < 35; column++) {
        float x = (column - 17) / 17f;
        float y = (8 - row) / 8f;
        line.append(network.predict(x, y)[0] > 0.5f ? '#' : '.');
      }
      out.println(line);
    }
  }
}
