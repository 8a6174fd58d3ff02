package dev.gradwright.samples.tour;

import dev.gradwright.data.Dataset;
import dev.gradwright.data.Split;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.Progress;
import dev.gradwright.train.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;

/** A multilayer perceptron on two interleaved spirals, which no line can part. */
final class TwoSpirals {
  private static final int POINTS_PER_ARM = 600;
  private static final double TURNS = 1.5;
  private static final double RADIUS = 4;
  private static final double NOISE = 0.04;

  private TwoSpirals() {}

  /** Returns points of both arms within the radius, with a little noise. */
  static Dataset points(long seed) {
    Generator random = new Generator(seed);
    float[] points = new float[2 * 2 * POINTS_PER_ARM];
    float[] sides = new float[2 * POINTS_PER_ARM];
    for (int i = 0; i < 2 * POINTS_PER_ARM; i++) {
      int arm = i % 2;
      double along = StrictMath.sqrt(random.nextDouble()); // even in density along the arm
      double angle = 2 * Math.PI * (TURNS * along + 0.5 * arm);
      points[2 * i] = noisy(along * StrictMath.cos(angle), random);
      points[2 * i + 1] = noisy(along * StrictMath.sin(angle), random);
      sides[i] = arm;
    }
    return Dataset.builder().features(points, 2).targets(sides, 1).build();
  }

  private static float noisy(double coordinate, Generator random) {
    return (float) (RADIUS * coordinate + NOISE * random.nextGaussian());
  }

  /** Trains on four fifths and returns the accuracy on the rest. */
  static double run(PrintStream out, TrainingListener progress) {
    Split split = points(1).split(0.8, 42);
    SpiralsTrainer trainer =
        SpiralsTrainer.builder()
            .optimizer(Sgd.rate(0.02).momentum(0.9))
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
        float x = (float) RADIUS * (column - 17) / 17;
        float y = (float) RADIUS * (8 - row) / 8;
        line.append(network.predict(x, y)[0] > 0.5f ? '#' : '.');
      }
      out.println(line);
    }
  }
}
