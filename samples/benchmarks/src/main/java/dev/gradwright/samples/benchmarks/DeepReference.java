package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.Measure;
import dev.gradwright.samples.benchmarks.contest.Parameter;
import dev.gradwright.samples.benchmarks.contest.Samples;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The networks of {@link DeepNet} in double precision, on the operations of a {@link Tape}: what
 * the losses of the contenders are held against. It knows none of the libraries, nor Gradwright.
 */
final class DeepReference {
  private final DeepNet net;
  private final int rows;
  private final float[] features;
  private final int[] labels;
  private final Map<String, Tape.Value> parameters = new LinkedHashMap<>();
  private Tape tape = new Tape();

  /** Makes the network with its initial parameters. */
  DeepReference(DeepNet net, Samples samples) {
    this.net = net;
    rows = samples.rows();
    features = samples.features();
    labels = samples.labels();
    for (Parameter parameter : net.parameters()) {
      parameters.put(parameter.name(), value(parameter.initial()));
    }
  }

  /** Returns the losses to expect of a task, as the pairs that {@link Measure} prints of others. */
  static Map<String, String> losses(Task task) {
    if (!(task.net() instanceof DeepNet deep)) {
      return Map.of();
    }
    DeepReference reference = new DeepReference(deep, Samples.of(task));
    double first = reference.step();
    for (int i = 1; i < Measure.CHECKED_STEPS; i++) {
      reference.step();
    }
    return Map.of(
        "first_reference",
        Double.toString(first),
        "last_reference",
        Double.toString(reference.step()));
  }

  private static Tape.Value value(float[] values) {
    Tape.Value value = new Tape.Value(values.length);
    for (int i = 0; i < values.length; i++) {
      value.data()[i] = values[i];
    }
    return value;
  }

  /** Takes a step and returns the loss before it. */
  double step() {
    tape = new Tape();
    Tape.Value x = value(features);
    Tape.Value logits =
        switch (net) {
          case LENET -> lenet(x);
          case LSTM -> lstm(x);
          case BLOCK -> block(x);
        };
    double loss = tape.crossEntropy(logits, labels);
    tape.backward();
    for (Tape.Value parameter : parameters.values()) {
      for (int i = 0; i < parameter.size(); i++) {
        parameter.data()[i] -= net.rate() * parameter.gradient()[i];
        parameter.gradient()[i] = 0;
      }
    }
    return loss;
  }

  private Tape.Value parameter(String name) {
    return parameters.get(name);
  }

  private Tape.Value dense(Tape.Value x, String weight, String bias) {
    Tape.Value b = parameter(bias);
    Tape.Value w = parameter(weight);
    return tape.add(tape.product(x, w, 1, w.size() / b.size()), b);
  }

  private Tape.Value dense(Tape.Value x, String layer) {
    return dense(x, layer + ".weight", layer + ".bias");
  }

  private Tape.Value relu(Tape.Value x) {
    return tape.map(x, v -> Math.max(v, 0), v -> v > 0 ? 1 : 0);
  }

  private Tape.Value lenet(Tape.Value x) {
    Tape.Value image = pooled(relu(convolution(x, "conv1", 1, 28)), 6, 24);
    image = pooled(relu(convolution(image, "conv2", 6, 12)), 16, 8);
    return dense(relu(dense(relu(dense(image, "hidden1")), "hidden2")), "digit");
  }

  /** {@code [rows, channels, side, side]} to {@code [rows, filters, side - 4, side - 4]}. */
  private Tape.Value convolution(Tape.Value x, String layer, int channels, int side) {
    int out = side - 4;
    int terms = channels * 25;
    Tape.Value windows =
        tape.gather(
            x,
            rows * out * out * terms,
            i -> {
              int place = i / terms;
              int row = place / (out * out);
              int channel = i % terms / 25;
              int down = place / out % out + i % 25 / 5;
              int right = place % out + i % 5;
              return ((row * channels + channel) * side + down) * side + right;
            });
    int filters = parameter(layer + ".bias").size();
    Tape.Value y = dense(windows, layer);
    return swapped(y, out * out, filters);
  }

  /** The last two axes, {@code [..., first, second]}, change places. */
  private Tape.Value swapped(Tape.Value x, int first, int second) {
    int both = first * second;
    return tape.gather(x, x.size(), i -> i / both * both + i % first * second + i % both / first);
  }

  private Tape.Value pooled(Tape.Value x, int channels, int side) {
    int half = side / 2;
    Tape.Value windows =
        tape.gather(
            x,
            rows * channels * side * side,
            i -> {
              int window = i / 4;
              int down = window / half % half * 2 + i % 4 / 2;
              int right = window % half * 2 + i % 2;
              return (window / (half * half) * side + down) * side + right;
            });
    return tape.max(windows, 4);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private Tape.Value tanh(Tape.Value x) {
    return tape.map(x, Math::tanh, v -> 1 - Math.tanh(v) * Math.tanh(v));
  }

  private Tape.Value lstm(Tape.Value x) {
    int units = DeepNet.UNITS;
    Tape.Value h = new Tape.Value(rows * units);
    Tape.Value c = new Tape.Value(rows * units);
    for (int t = 0; t < DeepNet.TIMES; t++) {
      int from = t * DeepNet.FEATURES;
      Tape.Value now =
          tape.gather(
              x,
              rows * DeepNet.FEATURES,
              i -> i / DeepNet.FEATURES * net.inputs() + from + i % DeepNet.FEATURES);
      Tape.Value z =
          tape.add(
              dense(now, "lstm.weight_ih_l0", "lstm.bias_ih_l0"),
              dense(h, "lstm.weight_hh_l0", "lstm.bias_hh_l0"));
      Tape.Value in = gate(z, 0);
      Tape.Value forget = gate(z, 1);
      Tape.Value fresh = tanh(columns(z, 4 * units, 2 * units, units));
      c = tape.add(tape.multiply(forget, c), tape.multiply(in, fresh));
      h = tape.multiply(gate(z, 3), tanh(c));
    }
    return dense(h, "kind");
  }

  private Tape.Value gate(Tape.Value z, int gate) {
    Tape.Value part = columns(z, 4 * DeepNet.UNITS, gate * DeepNet.UNITS, DeepNet.UNITS);
    return tape.map(part, DeepReference::sigmoid, v -> sigmoid(v) * sigmoid(-v));
  }

  /** Some columns of {@code [..., width]}. */
  private Tape.Value columns(Tape.Value x, int width, int from, int count) {
    return tape.gather(x, x.size() / width * count, i -> i / count * width + from + i % count);
  }

  private Tape.Value block(Tape.Value x) {
    Tape.Value h = tape.add(attention(norm(x, "norm1")), x);
    Tape.Value wide =
        tape.map(
            dense(norm(h, "norm2"), "wide"),
            v -> v * normal(v),
            v -> normal(v) + v * Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI));
    Tape.Value y = tape.add(dense(wide, "narrow"), h);
    Tape.Value mean = tape.mean(swapped(y, DeepNet.TIMES, DeepNet.WIDTH), DeepNet.TIMES);
    return dense(mean, "kind");
  }

  private Tape.Value norm(Tape.Value x, String layer) {
    int width = DeepNet.WIDTH;
    Tape.Value mean = repeated(tape.mean(x, width));
    Tape.Value centred = tape.add(x, tape.map(mean, v -> -v, v -> -1));
    Tape.Value variance = tape.mean(tape.multiply(centred, centred), width);
    Tape.Value scale =
        tape.map(
            variance,
            v -> 1 / Math.sqrt(v + DeepNet.EPSILON),
            v -> -0.5 / ((v + DeepNet.EPSILON) * Math.sqrt(v + DeepNet.EPSILON)));
    Tape.Value normal = tape.multiply(centred, repeated(scale));
    return tape.add(
        tape.multiply(normal, parameter(layer + ".weight")), parameter(layer + ".bias"));
  }

  private Tape.Value repeated(Tape.Value x) {
    return tape.gather(x, x.size() * DeepNet.WIDTH, i -> i / DeepNet.WIDTH);
  }

  private Tape.Value attention(Tape.Value x) {
    int width = DeepNet.WIDTH;
    int times = DeepNet.TIMES;
    int each = width / DeepNet.HEADS;
    int groups = rows * DeepNet.HEADS;
    Tape.Value all = dense(x, "attention.in_proj_weight", "attention.in_proj_bias");
    Tape.Value queries = heads(columns(all, 3 * width, 0, width));
    Tape.Value keys = heads(columns(all, 3 * width, width, width));
    Tape.Value values = heads(columns(all, 3 * width, 2 * width, width));
    Tape.Value scores = tape.product(queries, keys, groups, each);
    Tape.Value scaled = tape.map(scores, v -> v / Math.sqrt(each), v -> 1 / Math.sqrt(each));
    Tape.Value looks = tape.softmax(scaled, times);
    Tape.Value mixed = tape.product(looks, swapped(values, times, each), groups, times);
    // [rows, heads, times, each] to [rows, times, heads, each]
    Tape.Value joined = permuted(mixed, DeepNet.HEADS, times, each);
    return dense(joined, "attention.out_proj_weight", "attention.out_proj_bias");
  }

  /** {@code [rows, times, heads, each]} to {@code [rows, heads, times, each]}. */
  private Tape.Value heads(Tape.Value x) {
    return permuted(x, DeepNet.TIMES, DeepNet.HEADS, DeepNet.WIDTH / DeepNet.HEADS);
  }

  /** {@code [..., first, second, third]} to {@code [..., second, first, third]}. */
  private Tape.Value permuted(Tape.Value x, int first, int second, int third) {
    int all = first * second * third;
    return tape.gather(
        x,
        x.size(),
        i -> {
          int a = i / third % first;
          int b = i % all / (third * first);
          return i / all * all + (a * second + b) * third + i % third;
        });
  }

  /** The distribution function of the normal distribution, by the series of positive terms. */
  private static double normal(double x) {
    double term = Math.abs(x);
    double sum = term;
    for (int n = 3; term > 1e-17 * sum; n += 2) {
      term *= x * x / n;
      sum += term;
    }
    double half = Math.min(sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), 0.5);
    return x < 0 ? 0.5 - half : 0.5 + half;
  }
}
