package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Losses over classes. The classes lie along the second axis; each position of the others is a row.
 * Rows of the class to be ignored are left out.
 */
final class LossCases {
  private LossCases() {}

  /** Returns the translator to a loss of ours. */
  static Translator loss(String annotation) {
    return node -> declare(node, annotation);
  }

  private static Declared declare(OnnxCase node, String annotation) {
    OnnxTensor x = node.input(0);
    List<Integer> labels = node.input(1).integers();
    int classes = x.dims().get(1);
    int inner = Axes.product(x.dims().subList(2, x.rank()));
    int ignored = node.integer("ignore_index", Integer.MIN_VALUE);
    List<Double> weights = node.hasInput(2) ? node.input(2).values() : List.of();
    List<Double> values = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < labels.size(); row++) {
      if (labels.get(row) != ignored) {
        kept.add(row);
        targets.add(labels.get(row));
        for (int c = 0; c < classes; c++) {
          values.add(x.values().get((row / inner * classes + c) * inner + row % inner));
        }
      }
    }
    String members = weights.isEmpty() ? "" : "(classWeights = " + Declared.array(weights) + ")";
    double[] identity = new double[classes * classes];
    for (int c = 0; c < classes; c++) {
      identity[c * classes + c] = 1;
    }
    return Declared.ofRows(targets.size())
        .input("x", new OnnxTensor(List.of(targets.size(), classes), values))
        .node("@Dense(units = " + classes + ") Tensor y(Tensor x);")
        .node("@" + annotation + members + " Loss loss(Tensor y);")
        .parameter("y.weight", identity)
        .loses(targets, losses(node, targets, kept, weights));
  }

  /** Our loss is the mean by the weights of the classes; of a single row it is without a weight. */
  private static List<Double> losses(
      OnnxCase node, List<Integer> targets, List<Integer> kept, List<Double> weights) {
    List<Double> given = node.output(0).values();
    String reduction = node.text("reduction", "mean");
    if (reduction.equals("none")) {
      List<Double> single = new ArrayList<>();
      for (int i = 0; i < targets.size(); i++) {
        double weight = weights.isEmpty() ? 1 : weights.get(targets.get(i));
        single.add(given.get(kept.get(i)) / weight);
      }
      return single;
    }
    double all = targets.stream().mapToDouble(t -> weights.isEmpty() ? 1 : weights.get(t)).sum();
    return List.of(reduction.equals("sum") ? given.get(0) / all : given.get(0));
  }
}
