package dev.gradwright.samples.benchmarks;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.VectorModule;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.train.KernelChoice;
import dev.gradwright.train.Sgd;
import dev.gradwright.train.TrainerBuilder;
import java.util.List;

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

  /** Returns a trainer with the comparison's initial parameters and learning rate. */
  static Trainer<?> trainer(Net net, int batchSize, int epochs, KernelChoice kernels) {
    TrainerBuilder<? extends Trainer<?>> builder =
        switch (net) {
          case LINE -> LineTrainer.builder();
          case FLOWER -> FlowerTrainer.builder();
          case PLANE -> PlaneTrainer.builder();
          case DIGITS -> DigitsTrainer.builder();
        };
    Trainer<?> trainer =
        builder
            .optimizer(Sgd.rate(net.rate()))
            .batchSize(batchSize)
            .epochs(epochs)
            .shuffle(false)
            .threads(1)
            .kernels(kernels)
            .build();
    start(trainer, net);
    return trainer;
  }

  private static void start(Trainer<?> trainer, Net net) {
    int layer = 0;
    for (Architecture.Parameter parameter : trainer.architecture().parameters()) {
      double[] values = new double[parameter.size()];
      if (parameter.name().endsWith(".weight")) {
        float[] weights = Samples.weights(net, layer++);
        for (int i = 0; i < weights.length; i++) {
          values[i] = weights[i];
        }
      }
      trainer.parameter(parameter.name(), values);
    }
  }

  /** Returns the samples as a data set. */
  static Dataset dataset(Net net, Samples samples) {
    var builder = Dataset.builder().features(samples.features(), samples.width());
    if (net.loss() == Net.Loss.SOFTMAX) {
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
