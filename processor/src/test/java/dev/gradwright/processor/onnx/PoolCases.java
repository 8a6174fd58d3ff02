package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** Pooling, and reductions, which are pooling of one window. */
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

  static Declared reduceMean(OnnxCase node) {
    return reduce(node, "@GlobalAveragePool");
  }

  static Declared reduceMax(OnnxCase node) {
    return reduce(node, "@MaxPool(kernel = %d)");
  }

  /** Axes that stay become the channels, those that go the places. */
  private static Declared reduce(OnnxCase node, String layer) {
    OnnxTensor x = node.input(0);
    List<Integer> all = Axes.range(0, x.rank());
    List<Integer> gone = all;
    if (node.has("axes")) {
      gone = Axes.of(node.integers("axes", 0, 0), x.rank());
    }
    boolean isWhole = gone.contains(0);
    Declared model = isWhole ? Declared.whole(x) : Declared.batched(x);
    int rowStart = isWhole ? 0 : 1;
    List<Integer> kept = new ArrayList<>(all.subList(rowStart, x.rank()));
    kept.removeAll(gone);
    List<Integer> order = new ArrayList<>();
    kept.forEach(a -> order.add(a - rowStart));
    gone.forEach(a -> order.add(a - rowStart));
    int channels = Axes.product(kept.stream().map(x.dims()::get).toList());
    int places = Axes.product(gone.stream().map(x.dims()::get).toList());
    return model
        .node("@Permute(" + Declared.array(order) + ") Tensor sorted(Tensor x);")
        .node("@Reshape({" + channels + ", " + places + "}) Tensor flat(Tensor sorted);")
        .node(layer.replace("%d", String.valueOf(places)) + " Tensor y(Tensor flat);")
        .gives(node.output(0));
  }
}
