package dev.gradwright.train;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Data for the tests of this package. */
final class Samples {
  private Samples() {}

  /** The hundred points of the linear regression example. */
  static Dataset regression() {
    try {
      URL csv = Objects.requireNonNull(Samples.class.getResource("/linear-regression/seed42.csv"));
      return Csv.read(Path.of(csv.toURI())).features("x").target("y").load();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Points near a line. */
  static Dataset line(int rows, long seed) {
    Generator random = new Generator(seed);
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = random.nextGaussian();
      y[i] = 3 * x[i] - 1 + 0.1 * random.nextGaussian();
    }
    return Dataset.builder().features(x, 1).targets(y, 1).build();
  }

  /** Three clouds of points, one per class. */
  static Dataset flowers(int rows, long seed) {
    Generator random = new Generator(seed);
    float[] x = new float[2 * rows];
    int[] label = new int[rows];
    for (int i = 0; i < rows; i++) {
      label[i] = i % 3;
      x[2 * i] = (float) (random.nextGaussian() + (label[i] == 1 ? 6 : 0));
      x[2 * i + 1] = (float) (random.nextGaussian() + (label[i] == 2 ? 6 : 0));
    }
    return Dataset.builder().features(x, 2).classes(label, List.of("a", "b", "c")).build();
  }
}
