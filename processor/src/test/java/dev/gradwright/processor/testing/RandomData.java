package dev.gradwright.processor.testing;

import dev.gradwright.Architecture;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Random rows that fit a model: each input, and each target of the kind its loss asks for. */
public final class RandomData {
  private RandomData() {}

  /** Returns rows whose numbers are exact in {@code float}. */
  public static Dataset of(Architecture architecture, int rows, long seed) {
    Random random = new Random(seed);
    DatasetBuilder data = Dataset.builder();
    for (Architecture.Node input : architecture.inputs()) {
      int count = rows * input.width();
      double[] values =
          input.limit() > 0
              ? floats(count, () -> random.nextInt(input.limit()))
              : gaussian(random, count);
      data.features(input.name(), values, input.width());
    }
    for (Architecture.LossTerm loss : architecture.losses()) {
      int count = rows * loss.width();
      switch (loss.target()) {
        case NODE -> {}
        case CLASS -> {
          int positions = architecture.positions(loss);
          int[] labels = labels(random, rows * positions, loss);
          data.classes(loss.name(), labels, positions, names(loss.width()));
        }
        case REAL -> data.targets(loss.name(), gaussian(random, count), loss.width());
        case PROBABILITY ->
            data.targets(loss.name(), floats(count, random::nextDouble), loss.width());
        case SIGN ->
            data.targets(
                loss.name(), floats(count, () -> random.nextBoolean() ? 1 : -1), loss.width());
        case COUNT ->
            data.targets(loss.name(), floats(count, () -> random.nextInt(5)), loss.width());
        case DISTRIBUTION ->
            data.targets(loss.name(), distributions(random, rows, loss.width()), loss.width());
      }
    }
    return data.build();
  }

  private static int[] labels(Random random, int rows, Architecture.LossTerm loss) {
    return IntStream.range(0, rows).map(r -> random.nextInt(loss.width())).toArray();
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes)
        .mapToObj(c -> String.format(Locale.ROOT, "c%04d", c))
        .toList();
  }

  private static double[] floats(int count, java.util.function.DoubleSupplier next) {
    return IntStream.range(0, count).mapToDouble(i -> (float) next.getAsDouble()).toArray();
  }

  /** Returns normally distributed numbers that are exact in {@code float}. */
  public static double[] gaussian(Random random, int count) {
    return floats(count, random::nextGaussian);
  }

  private static double[] distributions(Random random, int rows, int width) {
    double[] all = new double[rows * width];
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        all[r * width + j] = 0.05 + random.nextDouble();
        sum += all[r * width + j];
      }
      for (int j = 0; j < width; j++) {
        all[r * width + j] = (float) (all[r * width + j] / sum);
      }
    }
    return all;
  }
}
