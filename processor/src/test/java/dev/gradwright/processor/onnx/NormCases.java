package dev.gradwright.processor.onnx;

import java.util.List;

/** Normalizations and dropout, as a prediction takes them, and rows of a table. */
final class NormCases {
  private NormCases() {}

  static Declared layer(OnnxCase node) {
    OnnxTensor x = node.input(0);
    int axis = Axes.of(node.integer("axis", -1), x.rank());
    boolean isWhole = axis == 0;
    List<Integer> own = isWhole ? Axes.range(0, x.rank()) : Axes.range(axis - 1, x.rank() - 1);
    String members = "axes = " + Declared.array(own) + ", eps = " + epsilon(node);
    return (isWhole ? Declared.whole(x) : Declared.batched(x))
        .node("@LayerNorm(" + members + ") Tensor y(Tensor x);")
        .parameter("y.weight", node.input(1).numbers())
        .parameter("y.bias", node.input(2).numbers())
        .gives(node.output(0));
  }

  private static float epsilon(OnnxCase node) {
    return (float) node.number("epsilon", 1e-5);
  }

  static Declared instance(OnnxCase node) {
    OnnxTensor x = node.input(0);
    String members = "groups = " + x.dims().get(1) + ", eps = " + epsilon(node);
    return Declared.batched(x)
        .node("@GroupNorm(" + members + ") Tensor y(Tensor x);")
        .parameter("y.weight", node.input(1).numbers())
        .parameter("y.bias", node.input(2).numbers())
        .gives(node.output(0));
  }

  static Declared batch(OnnxCase node) {
    if (node.integer("training_mode", 0) == 1) {
      throw new NotMappedException("outputs in training are not what a network predicts");
    }
    return Declared.batched(node.input(0))
        .node("@BatchNorm(eps = " + epsilon(node) + ") Tensor y(Tensor x);")
        .parameter("y.weight", node.input(1).numbers())
        .parameter("y.bias", node.input(2).numbers())
        .parameter("y.running_mean", node.input(3).numbers())
        .parameter("y.running_var", node.input(4).numbers())
        .gives(node.output(0));
  }

  static Declared dropout(OnnxCase node) {
    if (node.hasInput(2)) {
      throw new NotMappedException("which numbers are dropped depends on the generator");
    }
    double rate = node.hasInput(1) ? node.input(1).values().get(0) : node.number("ratio", 0.5);
    if (rate == 0) {
      throw new NotMappedException("dropping nothing is no layer");
    }
    return Declared.batched(node.input(0))
        .node("@Dropout(" + (float) rate + ") Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  /** Gather along the first axis, whose indices are the data. */
  static Declared table(OnnxCase node) {
    OnnxTensor table = node.input(0);
    OnnxTensor places = node.input(1);
    boolean fits = places.rank() == 1 && places.values().stream().allMatch(p -> p >= 0);
    if (Axes.of(node.integer("axis", 0), table.rank()) != 0 || !fits) {
      throw new NotMappedException("an embedding has rows that numbers from 0 name");
    }
    int size = table.dims().get(0);
    int dim = table.values().size() / size;
    return Declared.whole(places)
        .node("@Embedding(size = " + size + ", dim = " + dim + ") Tensor y(Tensor x);")
        .parameter("y.weight", table.numbers())
        .gives(node.output(0));
  }
}
