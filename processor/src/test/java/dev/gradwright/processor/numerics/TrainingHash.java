package dev.gradwright.processor.numerics;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.data.DatasetBuilder;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.VectorModule;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.KernelChoice;
import dev.gradwright.train.TrainerBuilder;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains models for 200 steps and prints a hash of all parameters: the main class of the JVMs that
 * are compared. Runs vectors in a JVM that has the module for them.
 */
final class TrainingHash {
  private static final int STEPS = 200;

  private TrainingHash() {}

  /** Takes pairs of a model's name and a batch size. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    for (int i = 0; i < arguments.length; i += 2) {
      int batch = Integer.parseInt(arguments[i + 1]);
      System.out.println(arguments[i] + " " + Long.toHexString(hash(arguments[i], batch)));
    }
  }

  @SuppressWarnings("unchecked")
  private static long hash(String model, int batch) throws ReflectiveOperationException {
    Method builder = Class.forName("t." + model + "Trainer").getDeclaredMethod("builder");
    builder.setAccessible(true);
    boolean vectors = ModuleLayer.boot().findModule(VectorModule.NAME).isPresent();
    TrainerBuilder<? extends Trainer<?>> settings =
        (TrainerBuilder<? extends Trainer<?>>) builder.invoke(null);
    Trainer<?> trainer =
        settings
            .optimizer(Sgd.rate(0.02).momentum(0.9).weightDecay(1e-4))
            .epochs(STEPS)
            .fullBatch()
            .seed(11)
            .kernels(vectors ? KernelChoice.VECTOR : KernelChoice.PLAIN)
            .threads(Integer.getInteger("threads", 1))
            .build();
    double loss = trainer.fit(data(trainer.architecture(), batch)).loss(STEPS - 1);
    long hash = Double.doubleToLongBits(loss);
    for (Architecture.Parameter p : trainer.architecture().parameters()) {
      for (double value : trainer.parameter(p.name())) {
        hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(value);
      }
    }
    return hash;
  }

  private static Dataset data(Architecture architecture, int rows) {
    Generator random = new Generator(5);
    DatasetBuilder data = Dataset.builder();
    for (Architecture.Node input : architecture.inputs()) {
      data.features(input.name(), gaussian(random, rows * input.width()), input.width());
    }
    for (Architecture.LossTerm loss : architecture.losses()) {
      if (loss.target() == Architecture.TargetKind.CLASS) {
        List<String> names =
            IntStream.range(0, loss.width()).mapToObj(c -> "c" + (char) ('a' + c)).toList();
        int[] labels = IntStream.range(0, rows).map(r -> random.nextInt(loss.width())).toArray();
        data.classes(loss.name(), labels, names);
      } else {
        data.targets(loss.name(), gaussian(random, rows * loss.width()), loss.width());
      }
    }
    return data.build();
  }

  private static double[] gaussian(Generator random, int count) {
    return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
  }
}
