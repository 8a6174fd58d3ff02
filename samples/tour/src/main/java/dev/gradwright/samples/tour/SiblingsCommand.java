package dev.gradwright.samples.tour;

import dev.gradwright.data.Csv;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.Field;
import dev.gradwright.data.Preparation;
import dev.gradwright.data.Split;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Adam;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Pairs of rows of four numbers: are both of one class? */
final class SiblingsCommand {
  private static final int WIDTH = 4;

  private final PrintStream out;

  SiblingsCommand(PrintStream out) {
    this.out = out;
  }

  /** Learns from pairs of four fifths of the rows; returns the accuracy on pairs of the rest. */
  double run(Path file, String label) {
    Dataset flowers = Csv.read(file).otherFeatures().label(label).load();
    Split split = flowers.stratifiedSplit(0.8, 1);
    Preparation preparation = Preparation.standardize().fit(split.train());
    SiblingsTrainer trainer =
        SiblingsTrainer.builder().optimizer(Adam.rate(0.01)).epochs(60).batchSize(32).build();
    trainer.fit(pairs(preparation.apply(split.train()), 1000, 1));
    Dataset unseen = pairs(preparation.apply(split.test()), 400, 2);
    double accuracy = trainer.evaluate(unseen).metric("accuracy");
    out.printf(
        Locale.ROOT, "accuracy %.4f on %d pairs of unseen flowers%n", accuracy, unseen.rows());
    return accuracy;
  }

  /** Pairs drawn by a seed, as many of one class as of two. */
  private static Dataset pairs(Dataset rows, int count, long seed) {
    Field features = rows.field(rows.features());
    Field classes = rows.field(rows.targets());
    Generator random = new Generator(seed);
    float[] left = new float[count * WIDTH];
    float[] right = new float[count * WIDTH];
    float[] same = new float[count];
    for (int i = 0; i < count; i++) {
      boolean wanted = i % 2 == 0;
      int a;
      int b;
      do {
        a = random.nextInt(rows.rows());
        b = random.nextInt(rows.rows());
      } while ((classes.get(a, 0) == classes.get(b, 0)) != wanted);
      for (int k = 0; k < WIDTH; k++) {
        left[i * WIDTH + k] = (float) features.get(a, k);
        right[i * WIDTH + k] = (float) features.get(b, k);
      }
      same[i] = wanted ? 1 : 0;
    }
    return Dataset.builder()
        .features("left", left, WIDTH)
        .features("right", right, WIDTH)
        .targets(same, 1)
        .build();
  }
}
