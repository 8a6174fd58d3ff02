package dev.gradwright.samples.benchmarks.peers;

import dev.gradwright.samples.benchmarks.contest.Contender;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.Arrays;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.op.FrameworkOps;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * TensorFlow-Java 1.1.0: a graph and a session on one thread; a step is one call that fetches the
 * loss and runs the update. The batch is a tensor before the clock runs.
 */
public final class TensorFlowPeer implements Contender {
  private final Graph graph = new Graph();
  private Network net;
  private Session session;
  private Placeholder<TFloat32> x;
  private Placeholder<TFloat32> y;
  private Operand<TFloat32> loss;
  private Operand<TFloat32> probabilities;
  private Op update;
  private TFloat32[] inputs;
  private TFloat32[] targets;

  public static void main(String[] arguments) {
    Measure.run(new TensorFlowPeer(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    net = task.net();
    Ops tf = Ops.create(graph);
    x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, net.inputs())));
    y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, net.outputs())));
    TensorFlowLayers layers = new TensorFlowLayers(tf, net, samples.rows());
    Operand<TFloat32> z = layers.logits(x);
    loss = tf.math.mean(losses(tf, z), tf.constant(new int[] {0}));
    probabilities = tf.nn.softmax(z);
    update = new GradientDescent(graph, net.rate()).minimize(loss);
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build());
    Session.Runner runner = session.runner();
    for (Op op : layers.initial()) {
      runner.addTarget(op);
    }
    runner.run().close();
    cut(task, samples);
    return true;
  }

  private Operand<TFloat32> losses(Ops tf, Operand<TFloat32> z) {
    return switch (net.loss()) {
      case SQUARED -> tf.math.mean(tf.math.squaredDifference(z, y), tf.constant(new int[] {1}));
      case SIGMOID ->
          tf.math.mean(
              FrameworkOps.create(tf).nn.sigmoidCrossEntropyWithLogits(y, z),
              tf.constant(new int[] {1}));
      case SOFTMAX -> tf.nn.softmaxCrossEntropyWithLogits(z, y).loss();
    };
  }

  private void cut(Task task, Samples samples) {
    int rows = samples.rows();
    int size =
        switch (task.kind()) {
          case STEP -> rows;
          case PREDICTION -> 1;
          case PROCESS -> Task.COLD_BATCH;
        };
    int batches = (rows + size - 1) / size;
    inputs = new TFloat32[batches];
    targets = new TFloat32[batches];
    for (int b = 0; b < batches; b++) {
      int from = b * size;
      int to = Math.min(rows, from + size);
      inputs[b] = tensor(samples.features(), from, to, net.inputs());
      targets[b] = tensor(samples.wideTargets(), from, to, net.outputs());
    }
  }

  private static TFloat32 tensor(float[] values, int from, int to, int width) {
    float[] part = Arrays.copyOfRange(values, from * width, to * width);
    return TFloat32.tensorOf(Shape.of(to - from, width), DataBuffers.of(part));
  }

  @Override
  public double step() {
    return step(0);
  }

  private double step(int batch) {
    try (Result result =
        session
            .runner()
            .feed(x, inputs[batch])
            .feed(y, targets[batch])
            .fetch(loss)
            .addTarget(update)
            .run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public float predict(int row) {
    try (Result result = session.runner().feed(x, inputs[row]).fetch(probabilities).run()) {
      return ((TFloat32) result.get(0)).getFloat(0, 0);
    }
  }

  @Override
  public double[] epochs(int epochs) {
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      for (int b = 0; b < inputs.length; b++) {
        losses[e] += step(b) / inputs.length;
      }
    }
    return losses;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
