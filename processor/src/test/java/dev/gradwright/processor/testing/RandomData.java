package dev.gradwright.processor.testing;

import dev.gradwright.Architecture;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random rows that fit a model: each input, and each target of the kind its loss asks for, of which
 * a fourth is missing where the loss is masked.
 */
public final class RandomData {
  private RandomData() {}

  /** Returns rows whose numbers are exact in {@code float}. */
  public static Dataset of(Architecture architecture, int rows, long seed) {
    Random random = new Random(seed);
    DatasetBuilder data = Dataset.builder();
    for (Architecture.Node input : architecture.inputs()) {
      data.features(input.name(), numbers(input, random, rows), input.width());
    }
    for (Architecture.LossTerm loss : architecture.losses()) {
      int count = rows * loss.width();
      switch (loss.target()) {
        case NODE -> {}
        case CLASS -> {
          int positions = architecture.positions(loss);
          int[] labels = labels(random, rows * positions, loss);
          for (int i = 0; i < labels.length; i++) {
            labels[i] = isMissing(loss, random) ? -1 : labels[i];
          }
          data.classes(loss.name(), labels, positions, names(loss.width()));
        }
        case REAL -> targets(data, loss, gaussian(random, count), 1, random);
        case PROBABILITY -> targets(data, loss, floats(count, random::nextDouble), 1, random);
        case SIGN ->
            targets(data, loss, floats(count, () -> random.nextBoolean() ? 1 : -1), 1, random);
        case COUNT -> targets(data, loss, floats(count, () -> random.nextInt(5)), 1, random);
        case DISTRIBUTION -> {
          double[] shares = distributions(random, rows, loss.width());
          targets(data, loss, shares, loss.width(), random);
        }
      }
    }
    return data.build();
  }

  /** Adds targets, of which so many side by side are missing together. */
  private static void targets(
      DatasetBuilder data,
      Architecture.LossTerm loss,
      double[] values,
      int together,
      Random random) {
    for (int from = 0; from < values.length; from += together) {
      if (isMissing(loss, random)) {
        Arrays.fill(values, from, from + together, Double.NaN);
      }
    }
    data.targets(loss.name(), values, loss.width());
  }

  private static boolean isMissing(Architecture.LossTerm loss, Random random) {
    return loss.masked() && random.nextInt(4) == 0;
  }

  /** Returns numbers that an input takes, exact in {@code float}. */
  public static double[] numbers(Architecture.Node input, Random random, int rows) {
    int count = rows * input.width();
    return input.limit() > 0
        ? floats(count, () -> random.nextInt(input.limit()))
        : gaussian(random, count);
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
