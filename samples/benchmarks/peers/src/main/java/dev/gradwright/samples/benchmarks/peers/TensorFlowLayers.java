package dev.gradwright.samples.benchmarks.peers;

import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.Net;
import dev.gradwright.samples.benchmarks.contest.Network;
import dev.gradwright.samples.benchmarks.contest.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The networks as graphs of TensorFlow, in the layouts its processor kernels ask for: weights
 * {@code [in, out]}, images with the channels last. The LSTM is unrolled, the products by the
 * inputs of all times in one; the operation for a whole LSTM lacks its gradient in TensorFlow-Java,
 * and took as long when it was given one.
 */
final class TensorFlowLayers {
  private final Ops tf;
  private final Network net;
  private final int rows;
  private final List<Op> initial = new ArrayList<>();

  TensorFlowLayers(Ops tf, Network net, int rows) {
    this.tf = tf;
    this.net = net;
    this.rows = rows;
  }

  /** The assignments of the initial parameters. */
  List<Op> initial() {
    return initial;
  }

  /** The outputs before the loss. */
  Operand<TFloat32> logits(Operand<TFloat32> x) {
    if (net instanceof Net dense) {
      return dense(dense, x);
    }
    return switch ((DeepNet) net) {
      case LENET -> lenet(x);
      case LSTM -> lstm(x);
      case BLOCK -> block(x);
    };
  }

  private Variable<TFloat32> variable(float[] values, long... shape) {
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    initial.add(tf.assign(variable, tf.constant(Shape.of(shape), DataBuffers.of(values))));
    return variable;
  }

  private Variable<TFloat32> vector(String name) {
    Parameter parameter = net.parameter(name);
    return variable(parameter.initial(), parameter.lengths());
  }

  /** A weight [out, in] as [in, out]. */
  private Variable<TFloat32> matrix(String name) {
    Parameter parameter = net.parameter(name);
    int out = parameter.shape().get(0);
    return variable(swapped(parameter.initial(), 1, out, 1), parameter.size() / out, out);
  }

  /** {@code [first, second, third, ...]} to {@code [first, ..., third, second]}. */
  private static float[] swapped(float[] values, int first, int second, int third) {
    int rest = values.length / first / second / third;
    float[] swapped = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int a = i / (second * third * rest);
      int b = i / (third * rest) % second;
      int c = i / rest % third;
      swapped[((a * rest + i % rest) * third + c) * second + b] = values[i];
    }
    return swapped;
  }

  private Operand<TFloat32> linear(Operand<TFloat32> x, String weight, String bias) {
    return tf.nn.biasAdd(tf.linalg.matMul(x, matrix(weight)), vector(bias));
  }

  private Operand<TFloat32> linear(Operand<TFloat32> x, String layer) {
    return linear(x, layer + ".weight", layer + ".bias");
  }

  private Operand<TFloat32> dense(Net dense, Operand<TFloat32> x) {
    Operand<TFloat32> z = x;
    for (int l = 0; l < dense.layers(); l++) {
      z = tf.math.add(tf.linalg.matMul(z, matrix(l + ".weight")), vector(l + ".bias"));
      if (l < dense.layers() - 1) {
        z = dense.hidden() == Net.Hidden.RELU ? tf.nn.relu(z) : tf.math.tanh(z);
      }
    }
    return z;
  }

  private Operand<TFloat32> lenet(Operand<TFloat32> x) {
    Operand<TFloat32> image = tf.reshape(x, tf.constant(new int[] {rows, 28, 28, 1}));
    image = pooled(convolution(image, "conv1"));
    image = pooled(convolution(image, "conv2"));
    Operand<TFloat32> flat = tf.reshape(image, tf.constant(new int[] {rows, 256}));
    // Its inputs come with the channels last.
    float[] weight = swapped(net.parameter("hidden1.weight").initial(), 120, 16, 1);
    Variable<TFloat32> matrix = variable(swapped(weight, 1, 120, 1), 256, 120);
    flat = tf.nn.biasAdd(tf.linalg.matMul(flat, matrix), vector("hidden1.bias"));
    return linear(tf.nn.relu(linear(tf.nn.relu(flat), "hidden2")), "digit");
  }

  private Operand<TFloat32> convolution(Operand<TFloat32> image, String layer) {
    Parameter parameter = net.parameter(layer + ".weight");
    int filters = parameter.shape().get(0);
    int channels = parameter.shape().get(1);
    float[] values = swapped(parameter.initial(), 1, filters, channels); // [5, 5, in, out]
    Variable<TFloat32> weight = variable(values, 5, 5, channels, filters);
    Operand<TFloat32> z = tf.nn.conv2d(image, weight, List.of(1L, 1L, 1L, 1L), "VALID");
    return tf.nn.relu(tf.nn.biasAdd(z, vector(layer + ".bias")));
  }

  private Operand<TFloat32> pooled(Operand<TFloat32> image) {
    Operand<TInt32> window = tf.constant(new int[] {1, 2, 2, 1});
    return tf.nn.maxPool(image, window, window, "VALID");
  }

  private Operand<TFloat32> lstm(Operand<TFloat32> x) {
    int times = DeepNet.TIMES;
    Operand<TFloat32> sequence =
        tf.reshape(x, tf.constant(new int[] {rows, times, DeepNet.FEATURES}));
    sequence = tf.linalg.transpose(sequence, tf.constant(new int[] {1, 0, 2}));
    Operand<TFloat32> all =
        linear(
            tf.reshape(sequence, tf.constant(new int[] {times * rows, DeepNet.FEATURES})),
            "lstm.weight_ih_l0",
            "lstm.bias_ih_l0");
    List<? extends Operand<TFloat32>> fromInput =
        tf.split(tf.constant(0), all, (long) times).output();
    Operand<TFloat32> weight = matrix("lstm.weight_hh_l0");
    Operand<TFloat32> bias = vector("lstm.bias_hh_l0");
    Operand<TFloat32> h = tf.zeros(tf.constant(new int[] {rows, DeepNet.UNITS}), TFloat32.class);
    Operand<TFloat32> c = h;
    for (Operand<TFloat32> now : fromInput) {
      Operand<TFloat32> z =
          tf.math.add(now, tf.nn.biasAdd(tf.linalg.matMul(h, weight), bias));
      List<? extends Operand<TFloat32>> gates = tf.split(tf.constant(1), z, 4L).output();
      Operand<TFloat32> fresh =
          tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
      c = tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), c), fresh);
      h = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(c));
    }
    return linear(h, "kind");
  }

  /** Positions of all rows lie below each other, but for the attention and the mean. */
  private Operand<TFloat32> block(Operand<TFloat32> x) {
    Operand<TFloat32> h =
        tf.reshape(x, tf.constant(new int[] {rows * DeepNet.TIMES, DeepNet.WIDTH}));
    h = tf.math.add(h, attention(norm(h, "norm1")));
    h = tf.math.add(h, linear(gelu(linear(norm(h, "norm2"), "wide")), "narrow"));
    h = tf.reshape(h, tf.constant(new int[] {rows, DeepNet.TIMES, DeepNet.WIDTH}));
    return linear(tf.math.mean(h, tf.constant(new int[] {1})), "kind");
  }

  private Operand<TFloat32> norm(Operand<TFloat32> x, String layer) {
    Operand<TInt32> last = tf.constant(new int[] {1});
    Operand<TFloat32> mean = tf.math.mean(x, last, org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> variance =
        tf.math.mean(
            tf.math.squaredDifference(x, mean), last, org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> scale =
        tf.math.rsqrt(tf.math.add(variance, tf.constant(DeepNet.EPSILON)));
    Operand<TFloat32> normal = tf.math.mul(tf.math.sub(x, mean), scale);
    return tf.math.add(
        tf.math.mul(normal, vector(layer + ".weight")), vector(layer + ".bias"));
  }

  private Operand<TFloat32> gelu(Operand<TFloat32> x) {
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant((float) Math.sqrt(0.5))));
    return tf.math.mul(
        tf.math.mul(x, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
  }

  private Operand<TFloat32> attention(Operand<TFloat32> x) {
    int each = DeepNet.WIDTH / DeepNet.HEADS;
    int[] split = {rows, DeepNet.TIMES, 3, DeepNet.HEADS, each};
    Operand<TFloat32> all =
        tf.reshape(
            linear(x, "attention.in_proj_weight", "attention.in_proj_bias"), tf.constant(split));
    all = tf.linalg.transpose(all, tf.constant(new int[] {2, 0, 3, 1, 4}));
    List<? extends Operand<TFloat32>> parts = tf.unstack(all, 3L).output();
    Operand<TFloat32> queries =
        tf.math.mul(parts.get(0), tf.constant(1 / (float) Math.sqrt(each)));
    Operand<TFloat32> scores =
        tf.train.batchMatMul(
            queries,
            parts.get(1),
            TFloat32.class,
            org.tensorflow.op.train.BatchMatMul.adjY(true));
    Operand<TFloat32> mixed =
        tf.train.batchMatMul(tf.nn.softmax(scores), parts.get(2), TFloat32.class);
    mixed = tf.linalg.transpose(mixed, tf.constant(new int[] {0, 2, 1, 3}));
    return linear(
        tf.reshape(mixed, tf.constant(new int[] {rows * DeepNet.TIMES, DeepNet.WIDTH})),
        "attention.out_proj_weight",
        "attention.out_proj_bias");
  }
}
