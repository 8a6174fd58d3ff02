package dev.gradwright.processor.onnx;

import java.util.List;

/** Reductions, with a formula before and behind where it takes one. */
final class ReductionCases {
  private ReductionCases() {}

  /**
   * Returns the translator to a reduction.
   *
   * @param before what is reduced, over {@code x}
   * @param layer the reduction
   * @param after the result, over {@code z}
   */
  static Translator reduction(String before, String layer, String after) {
    return node -> declare(node, before, layer, after);
  }

  private static Declared declare(OnnxCase node, String before, String layer, String after) {
    OnnxTensor x = node.input(0);
    List<Integer> axes = node.integers("axes", 0, 0);
    if (node.hasInput(1)) {
      axes = node.input(1).integers();
    }
    if (axes.isEmpty() && node.integer("noop_with_empty_axes", 0) == 1) {
      throw new NotMappedException("nothing is reduced");
    }
    List<Integer> gone = Axes.of(axes, x.rank());
    boolean isWhole = gone.isEmpty() || gone.contains(0);
    List<Integer> own = isWhole ? gone : gone.stream().map(a -> a - 1).toList();
    boolean keeps = node.integer("keepdims", 1) == 1;
    String members = "(axes = " + Declared.array(own) + ", keepAxes = " + keeps + ")";
    return (isWhole ? Declared.whole(x) : Declared.batched(x))
        .node("@Formula(\"" + before + "\") Tensor inner(Tensor x);")
        .node(layer + members + " Tensor z(Tensor inner);")
        .node("@Formula(\"" + after + "\") Tensor y(Tensor z);")
        .gives(node.output(0));
  }
}
