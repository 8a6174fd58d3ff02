package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** Functions of single numbers, sums and products of equal shapes, and softmax. */
final class ElementCases {
  private ElementCases() {}

  /** Returns the translator of a function without a parameter. */
  static Translator function(String constant) {
    return node -> apply(node, constant, Double.NaN);
  }

  /** Returns the translator of a function with the parameter alpha. */
  static Translator functionOfAlpha(String constant, double otherwise) {
    return node -> apply(node, constant, node.number("alpha", otherwise));
  }

  private static Declared apply(OnnxCase node, String constant, double alpha) {
    String parameter = Double.isNaN(alpha) ? "" : ", alpha = " + alpha;
    return Declared.batched(node.input(0))
        .node("@Activation(value = " + constant + parameter + ") Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  static Declared hardSigmoid(OnnxCase node) {
    if (Math.abs(node.number("beta", 0.5) - 0.5) > 1e-6) {
      throw new NotMappedException("HARD_SIGMOID is 1/2 at 0");
    }
    return apply(node, "HARD_SIGMOID", node.number("alpha", 0.2));
  }

  static Declared selu(OnnxCase node) {
    if (node.has("alpha") || node.has("gamma")) {
      throw new NotMappedException("the constants of SELU are fixed");
    }
    return apply(node, "SELU", Double.NaN);
  }

  static Declared clip(OnnxCase node) {
    double low = node.hasInput(1) ? node.input(1).values().get(0) : Double.NEGATIVE_INFINITY;
    double high = node.hasInput(2) ? node.input(2).values().get(0) : Double.POSITIVE_INFINITY;
    if (low == 0 && high == Double.POSITIVE_INFINITY) {
      return apply(node, "RELU", Double.NaN);
    } else if (low == 0 && high == 6) {
      return apply(node, "RELU6", Double.NaN);
    } else if (low == -1 && high == 1) {
      return apply(node, "HARD_TANH", Double.NaN);
    }
    throw new NotMappedException("activations clip at 0, at 0 and 6, or at -1 and 1");
  }

  /** Returns the translator of nodes that join equal shapes number by number. */
  static Translator join(String layer) {
    return node -> {
      if (node.inputCount() < 2) {
        throw new NotMappedException(layer + " joins two nodes or more");
      }
      OnnxTensor first = node.input(0);
      Declared model =
          first.rank() < 2 ? Declared.ofOneRow() : Declared.ofRows(first.dims().get(0));
      List<String> reads = new ArrayList<>();
      for (int i = 0; i < node.inputCount(); i++) {
        if (!node.input(i).dims().equals(first.dims())) {
          throw new NotMappedException(layer + " joins equal shapes");
        }
        model.input("x" + i, node.input(i));
        reads.add("Tensor x" + i);
      }
      return model
          .node(layer + " Tensor y(" + String.join(", ", reads) + ");")
          .gives(node.output(0));
    };
  }

  static Declared concat(OnnxCase node) {
    int rank = node.input(0).rank();
    int axis = Axes.of(node.integer("axis", 0), rank);
    Declared model = axis == 0 ? Declared.ofOneRow() : Declared.ofRows(node.input(0).dims().get(0));
    List<String> reads = new ArrayList<>();
    for (int i = 0; i < node.inputCount(); i++) {
      model.input("x" + i, node.input(i));
      reads.add("Tensor x" + i);
    }
    int own = axis == 0 ? 0 : axis - 1;
    return model
        .node("@Concat(axis = " + own + ") Tensor y(" + String.join(", ", reads) + ");")
        .gives(node.output(0));
  }

  /** Over the last axis; all others together are the rows. */
  static Declared softmax(OnnxCase node) {
    OnnxTensor x = node.input(0);
    if (Axes.of(node.integer("axis", -1), x.rank()) != x.rank() - 1) {
      throw new NotMappedException("softmax is over the last axis");
    }
    int classes = x.dims().get(x.rank() - 1);
    int rows = x.values().size() / classes;
    return Declared.ofRows(rows)
        .input("x", new OnnxTensor(List.of(rows, classes), x.values()))
        .node("@Softmax Tensor y(Tensor x);")
        .gives(node.output(0));
  }
}
