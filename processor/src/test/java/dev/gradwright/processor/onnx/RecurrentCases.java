package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** Recurrent layers: ONNX has other orders of gates, and most often the times before the rows. */
final class RecurrentCases {
  private RecurrentCases() {}

  static Declared rnn(OnnxCase node) {
    return declare(node, "@Rnn", List.of(0));
  }

  /** Gates i, o, f, g become i, f, g, o. */
  static Declared lstm(OnnxCase node) {
    return declare(node, "@Lstm", List.of(0, 2, 3, 1));
  }

  /**
   * Gates z, r, n become r, z, n. Where the reset gate stands does not matter as long as the state
   * before is 0, and without a bias behind it.
   */
  static Declared gru(OnnxCase node) {
    boolean isBehind = node.integer("linear_before_reset", 0) == 1;
    boolean biased = node.hasInput(3) && hasHiddenBias(node.input(3).values());
    if (!isBehind && (times(node) > 1 || biased)) {
      throw new NotMappedException("the reset gate stands behind the product");
    }
    return declare(node, "@Gru", List.of(1, 0, 2));
  }

  /** The second half is added to the product with the state before. */
  private static boolean hasHiddenBias(List<Double> biases) {
    return biases.subList(biases.size() / 2, biases.size()).stream().anyMatch(b -> b != 0);
  }

  private static boolean rowsFirst(OnnxCase node) {
    return node.integer("layout", 0) == 1;
  }

  private static int times(OnnxCase node) {
    return node.input(0).dims().get(rowsFirst(node) ? 1 : 0);
  }

  private static Declared declare(OnnxCase node, String layer, List<Integer> gates) {
    if (node.inputCount() > 4) {
      throw new NotMappedException("lengths, first states or peepholes");
    }
    OnnxTensor x = rowsFirst(node) ? node.input(0) : rowsFirst(node.input(0));
    int units = node.integer("hidden_size", 1);
    int in = x.dims().get(2);
    double[] noBias = new double[2 * gates.size() * units];
    double[] bias = node.hasInput(3) ? node.input(3).numbers() : noBias;
    return Declared.ofRows(x.dims().get(0))
        .input("x", x)
        .node(layer + "(units = " + units + ") Tensor y(Tensor x);")
        .parameter("y.weight_ih_l0", sorted(node.input(1).numbers(), gates, units * in, 0))
        .parameter("y.weight_hh_l0", sorted(node.input(2).numbers(), gates, units * units, 0))
        .parameter("y.bias_ih_l0", sorted(bias, gates, units, 0))
        .parameter("y.bias_hh_l0", sorted(bias, gates, units, gates.size()))
        .gives(node.lastOutput());
  }

  private static double[] sorted(double[] of, List<Integer> gates, int length, int first) {
    double[] sorted = new double[gates.size() * length];
    for (int gate = 0; gate < gates.size(); gate++) {
      int from = (first + gates.get(gate)) * length;
      System.arraycopy(of, from, sorted, gate * length, length);
    }
    return sorted;
  }

  private static OnnxTensor rowsFirst(OnnxTensor x) {
    int times = x.dims().get(0);
    int rows = x.dims().get(1);
    int in = x.dims().get(2);
    List<Double> moved = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int time = 0; time < times; time++) {
        int from = (time * rows + row) * in;
        moved.addAll(x.values().subList(from, from + in));
      }
    }
    return new OnnxTensor(List.of(rows, times, in), moved);
  }
}
