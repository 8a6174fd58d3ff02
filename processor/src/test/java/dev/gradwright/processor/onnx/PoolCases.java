package dev.gradwright.processor.onnx;

import java.util.List;

/** Pooling. */
final class PoolCases {
  private PoolCases() {}

  static Declared max(OnnxCase node) {
    return pool(node, "@MaxPool(", true, "");
  }

  static Declared average(OnnxCase node) {
    boolean counts = node.integer("count_include_pad", 0) == 1;
    return pool(node, "@AveragePool(", false, ", countPadding = " + counts);
  }

  private static Declared pool(OnnxCase node, String layer, boolean isDilated, String more) {
    OnnxTensor x = node.input(0);
    List<Integer> size = x.dims().subList(2, x.rank());
    WindowMembers windows =
        new WindowMembers(node, size, node.integers("kernel_shape", size.size(), 1));
    String members = layer + windows.text(isDilated) + more;
    return Declared.batched(x).node(members + ") Tensor y(Tensor x);").gives(node.output(0));
  }

  static Declared globalMax(OnnxCase node) {
    OnnxTensor x = node.input(0);
    String kernel = Declared.array(x.dims().subList(2, x.rank()));
    return Declared.batched(x)
        .node("@MaxPool(kernel = " + kernel + ") Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  static Declared globalAverage(OnnxCase node) {
    return Declared.batched(node.input(0))
        .node("@GlobalAveragePool Tensor y(Tensor x);")
        .gives(node.output(0));
  }
}
