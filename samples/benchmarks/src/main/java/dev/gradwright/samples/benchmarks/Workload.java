package dev.gradwright.samples.benchmarks;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.VectorModule;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Parameter;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.train.KernelChoice;
import dev.gradwright.train.TrainerBuilder;
import java.util.List;
import java.util.function.Consumer;

/** The networks of the comparison as Gradwright models. */
final class Workload {
  /** The allocation-free prediction of generated networks with one input and one output. */
  interface Predictor {
    /** Predicts one row. */
    void predict(float[] row, float[] out);
  }

  private Workload() {}

  /**
   * Returns what a long training ends up with: vectors where the module is, from the first step on,
   * so that a process need not wait for the change.
   */
  static KernelChoice steady() {
    return ModuleLayer.boot().findModule(VectorModule.NAME).isPresent()
        ? KernelChoice.VECTOR
        : KernelChoice.PLAIN;
  }

  private static TrainerBuilder<? extends Trainer<?>> builder(Network net) {
    if (net instanceof DeepNet deep) {
      return switch (deep) {
        case LENET -> LeNetTrainer.builder();
        case LSTM -> SequenceTrainer.builder();
        case BLOCK -> TransformerTrainer.builder();
      };
    }
    return switch ((Net) net) {
      case LINE -> LineTrainer.builder();
      case FLOWER -> FlowerTrainer.builder();
      case PLANE -> PlaneTrainer.builder();
      case DIGITS -> DigitsTrainer.builder();
    };
  }

  /** Returns a trainer with the comparison's initial parameters and learning rate. */
  static Trainer<?> trainer(Network net, int batchSize, int epochs, KernelChoice kernels) {
    return trainer(net, batchSize, epochs, kernels, builder -> {});
  }

  /** Returns such a trainer with settings of its own beside. */
  static Trainer<?> trainer(
      Network net,
      int batchSize,
      int epochs,
      KernelChoice kernels,
      Consumer<TrainerBuilder<?>> more) {
    TrainerBuilder<? extends Trainer<?>> builder =
        builder(net)
            .optimizer(Sgd.rate(net.rate()))
            .batchSize(batchSize)
            .epochs(epochs)
            .shuffle(false)
            .threads(1)
            .kernels(kernels);
    more.accept(builder);
    Trainer<?> trainer = builder.build();
    start(trainer, net);
    return trainer;
  }

  /** Both name the parameters in the order of the layers; dense layers are named by each. */
  private static void start(Trainer<?> trainer, Network net) {
    List<Architecture.Parameter> ours = trainer.architecture().parameters();
    List<Parameter> given = net.parameters();
    if (ours.size() != given.size()) {
      throw new IllegalStateException(net + " has other parameters than " + ours);
    }
    for (int p = 0; p < given.size(); p++) {
      String name = ours.get(p).name();
      if (!kind(name).equals(kind(given.get(p).name()))) {
        throw new IllegalStateException(name + " is not " + given.get(p).name());
      }
      float[] initial = given.get(p).initial();
      double[] values = new double[initial.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = initial[i];
      }
      trainer.parameter(name, values);
    }
  }

  /** The name behind that of the layer. */
  private static String kind(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Returns the samples as a data set. */
  static Dataset dataset(Network net, Samples samples) {
    var builder = Dataset.builder().features(samples.features(), samples.width());
    if (net.loss() == Network.Loss.SOFTMAX) {
      List<String> names =
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9").subList(0, net.outputs());
      return builder.classes(samples.labels(), names).build();
    }
    return builder.targets(samples.targets(), 1).build();
  }

  /** Returns the prediction of a trained network, into a given array. */
  static Predictor predictor(Trainer<?> trainer) {
    Object network = trainer.network();
    if (network instanceof FlowerNetwork flower) {
      boolean unused = flower.warmUp();
      return flower::predict;
    }
    if (network instanceof DigitsNetwork digits) {
      boolean unused = digits.warmUp();
      return digits::predict;
    }
    throw new IllegalArgumentException("no predictions are measured of " + network);
  }
}
