package dev.gradwright.samples.benchmarks.peers;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradwright.samples.benchmarks.contest.Contender;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.List;

/**
 * DJL 0.36.0 with the PyTorch engine 2.7.1: a block, its trainer and its gradient
 * collector. The batch is an array of the engine before the clock runs.
 */
public final class DjlPeer implements Contender {
  private Network net;
  private Model model;
  private Trainer trainer;
  private NDArray[] inputs;
  private NDArray[] targets;
  private int rows;

  public static void main(String[] arguments) {
    Measure.run(new DjlPeer(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    net = task.net();
    rows = samples.rows();
    Block block = DjlBlocks.of(net);
    model = Model.newInstance("peer", "PyTorch");
    model.setBlock(block);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(loss())
            .optOptimizer(
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(net.rate())).build());
    start(block, config);
    trainer = model.newTrainer(config);
    trainer.initialize(DjlBlocks.input(net, rows));
    cut(task, samples);
    return true;
  }

  /** DJL's parameters are in the same order. */
  private void start(Block block, DefaultTrainingConfig config) {
    List<Parameter> theirs = block.getParameters().values();
    for (int p = 0; p < theirs.size(); p++) {
      float[] values = net.parameters().get(p).initial();
      config.optInitializer(
          (manager, shape, type) -> manager.create(values, shape), theirs.get(p)::equals);
    }
  }

  private ai.djl.training.loss.Loss loss() {
    return switch (net.loss()) {
      case SQUARED -> ai.djl.training.loss.Loss.l2Loss("squared", 1);
      case SIGMOID -> ai.djl.training.loss.Loss.sigmoidBinaryCrossEntropyLoss();
      case SOFTMAX -> ai.djl.training.loss.Loss.softmaxCrossEntropyLoss();
    };
  }

  /** The batches of the task, or its rows where single ones are predicted. */
  private void cut(Task task, Samples samples) {
    int size =
        switch (task.kind()) {
          case STEP -> rows;
          case PREDICTION -> 1;
          case PROCESS -> Task.COLD_BATCH;
        };
    int batches = (rows + size - 1) / size;
    inputs = new NDArray[batches];
    targets = new NDArray[batches];
    NDManager manager = trainer.getManager();
    NDArray x = manager.create(samples.features(), DjlBlocks.input(net, rows));
    NDArray y = manager.create(samples.targets(), new Shape(rows, 1));
    for (int b = 0; b < batches; b++) {
      String range = b * size + ":" + Math.min(rows, (b + 1) * size);
      inputs[b] = x.get(range);
      targets[b] = y.get(range);
    }
  }

  @Override
  public double step() {
    return step(0);
  }

  private double step(int batch) {
    float value;
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDList x = new NDList(inputs[batch]);
      x.tempAttach(scope); // so that what is computed from it is freed with the scope
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(x);
        NDArray loss = trainer.getLoss().evaluate(new NDList(targets[batch]), predictions);
        collector.backward(loss);
        value = loss.getFloat();
        loss.close();
      }
      trainer.step();
    }
    return value;
  }

  @Override
  public float predict(int row) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDList x = new NDList(inputs[row]);
      x.tempAttach(scope);
      return trainer.evaluate(x).singletonOrThrow().softmax(1).toFloatArray()[0];
    }
  }

  @Override
  public double[] epochs(int epochs) {
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      for (int b = 0; b < inputs.length; b++) {
        losses[e] += step(b) * inputs[b].getShape().get(0) / rows;
      }
    }
    return losses;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
