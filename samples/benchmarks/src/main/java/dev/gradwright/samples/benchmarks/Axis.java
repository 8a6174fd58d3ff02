package dev.gradwright.samples.benchmarks;

import dev.gradwright.Trainer;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Dataset;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Stopwatch;
import dev.gradwright.train.TrainerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What {@link Scaling} varies. */
enum Axis {
  /** Units of the hidden layer of 64-U-10; a step of 32 rows. */
  UNITS("hidden units U of 64-U-10, batch 32", 8, 16, 32, 64, 128, 256, 512, 1024) {
    @Override
    Stopwatch.Work work(int units) {
      return steps(Shapes.units(units).threads(1), random(32));
    }
  },
  /** Hidden layers of 64 units; a step of 32 rows. */
  LAYERS("hidden layers of 64 units, batch 32", 1, 2, 4, 8, 16) {
    @Override
    Stopwatch.Work work(int layers) {
      return steps(Shapes.layers(layers).threads(1), random(32));
    }
  },
  /** Rows of a step of 784-128-10. */
  BATCH("batch of 784-128-10", 1, 2, 4, 8, 16, 32, 64, 128, 256, 512) {
    @Override
    Stopwatch.Work work(int rows) {
      return steps(DigitsTrainer.builder().threads(1), digits(rows));
    }
  },
  /** Rows of an epoch of 4-16-3 in batches of 16. */
  ROWS("rows of an epoch of 4-16-3, batch 16", 100, 1_000, 10_000, 100_000) {
    @Override
    Stopwatch.Work work(int rows) {
      Trainer<?> trainer =
          FlowerTrainer.builder()
              .batchSize(16)
              .epochs(1)
              .threads(1)
              .kernels(Workload.steady())
              .build();
      Dataset data = Workload.dataset(Net.FLOWER, Samples.of(Net.FLOWER, rows));
      return times -> {
        for (int i = 0; i < times; i++) {
          trainer.fit(data);
        }
      };
    }
  },
  /** Threads of a step of 784-128-10 of 512 rows. */
  THREADS("threads, a step of 512 rows of 784-128-10", 1, 2, 4) {
    @Override
    Stopwatch.Work work(int threads) {
      return steps(DigitsTrainer.builder().threads(threads), digits(512));
    }
  };

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of never change
  private final List<Integer> sizes;

  Axis(String title, Integer... sizes) {
    this.title = title;
    this.sizes = List.of(sizes);
  }

  /** Returns what the numbers along the axis are. */
  String title() {
    return title;
  }

  /** Returns the points to measure. */
  List<Integer> sizes() {
    return sizes;
  }

  /** Returns what to repeat at a point. */
  abstract Stopwatch.Work work(int value);

  private static Stopwatch.Work steps(TrainerBuilder<? extends Trainer<?>> builder, Dataset data) {
    Trainer<?> trainer = builder.kernels(Workload.steady()).build();
    Batch batch = data.batch();
    return times -> {
      for (int i = 0; i < times; i++) {
        trainer.forward(batch);
        trainer.loss();
        trainer.backward();
        trainer.update();
      }
    };
  }

  private static Dataset digits(int rows) {
    return Workload.dataset(Net.DIGITS, Samples.of(Net.DIGITS, rows));
  }

  private static Dataset random(int rows) {
    Random random = new Random(1);
    float[] features = new float[rows * Shapes.INPUTS];
    for (int i = 0; i < features.length; i++) {
      features[i] = 2 * random.nextFloat() - 1;
    }
    int[] labels = new int[rows];
    List<String> names = new ArrayList<>();
    for (int c = 0; c < Shapes.CLASSES; c++) {
      names.add(Integer.toString(c));
    }
    for (int r = 0; r < rows; r++) {
      labels[r] = random.nextInt(Shapes.CLASSES);
    }
    return Dataset.builder().features(features, Shapes.INPUTS).classes(labels, names).build();
  }
}
