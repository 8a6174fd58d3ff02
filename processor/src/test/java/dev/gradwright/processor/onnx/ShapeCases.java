package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** Nodes that move numbers and change none. Where the first axis is moved, all is one row. */
final class ShapeCases {
  private ShapeCases() {}

  static Declared flatten(OnnxCase node) {
    OnnxTensor x = node.input(0);
    int axis = Axes.of(node.integer("axis", 1), x.rank());
    if (axis > 1) {
      return reshape(node);
    }
    return (axis == 0 ? Declared.whole(x) : Declared.batched(x))
        .node("@Flatten Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  /** Of Reshape, Squeeze and Unsqueeze: the output has the same numbers in another shape. */
  static Declared reshape(OnnxCase node) {
    OnnxTensor x = node.input(0);
    OnnxTensor y = node.output(0);
    boolean isBatched = x.rank() > 1 && y.rank() > 1 && x.dims().get(0).equals(y.dims().get(0));
    List<Integer> shape = new ArrayList<>(y.dims().subList(isBatched ? 1 : 0, y.rank()));
    int worked = node.operation().equals("Reshape") ? node.input(1).integers().indexOf(-1) : -1;
    if (worked >= (isBatched ? 1 : 0)) {
      shape.set(worked - (isBatched ? 1 : 0), -1);
    }
    return (isBatched ? Declared.batched(x) : Declared.whole(x))
        .node("@Reshape(" + Declared.array(shape) + ") Tensor y(Tensor x);")
        .gives(y);
  }

  static Declared transpose(OnnxCase node) {
    OnnxTensor x = node.input(0);
    List<Integer> order = new ArrayList<>(node.integers("perm", 0, 0));
    for (int axis = x.rank() - 1; axis >= 0 && order.size() < x.rank(); axis--) {
      order.add(axis);
    }
    boolean isBatched = order.get(0) == 0;
    List<Integer> own =
        isBatched ? order.subList(1, x.rank()).stream().map(a -> a - 1).toList() : order;
    return (isBatched ? Declared.batched(x) : Declared.whole(x))
        .node("@Permute(" + Declared.array(own) + ") Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  static Declared pad(OnnxCase node) {
    if (!node.text("mode", "constant").equals("constant")) {
      throw new NotMappedException("padding is constant");
    }
    OnnxTensor x = node.input(0);
    List<Integer> pads = node.input(1).integers();
    List<Integer> before = pads.subList(0, x.rank());
    List<Integer> after = pads.subList(x.rank(), 2 * x.rank());
    boolean isBatched = before.get(0) == 0 && after.get(0) == 0;
    int first = isBatched ? 1 : 0;
    List<Integer> own = Axes.pairs(before.subList(first, x.rank()), after.subList(first, x.rank()));
    double value = node.hasInput(2) ? node.input(2).values().get(0) : 0;
    return (isBatched ? Declared.batched(x) : Declared.whole(x))
        .node(
            "@Pad(value = "
                + Declared.array(own)
                + ", constant = "
                + value
                + ") Tensor y(Tensor x);")
        .gives(node.output(0));
  }

  /** One slice after the other. */
  static Declared slice(OnnxCase node) {
    OnnxTensor x = node.input(0);
    List<Integer> starts = node.input(1).integers();
    List<Integer> ends = node.input(2).integers();
    List<Integer> axes =
        node.hasInput(3)
            ? Axes.of(node.input(3).integers(), x.rank())
            : Axes.range(0, starts.size());
    if (node.hasInput(4) && node.input(4).values().stream().anyMatch(s -> s < 1)) {
      throw new NotMappedException("slices go forward");
    }
    if (node.output(0).values().isEmpty()) {
      throw new NotMappedException("no numbers at all");
    }
    boolean isWhole = axes.contains(0);
    Declared model = isWhole ? Declared.whole(x) : Declared.batched(x);
    String from = "x";
    for (int i = 0; i < axes.size(); i++) {
      int length = x.dims().get(axes.get(i));
      String to = i == axes.size() - 1 ? "y" : "part" + i;
      model.node(
          "@Slice(axis = "
              + (isWhole ? axes.get(i) : axes.get(i) - 1)
              + (", from = " + starts.get(i))
              + (", to = " + Math.min(ends.get(i), length))
              + (", step = " + (node.hasInput(4) ? node.input(4).integers().get(i) : 1))
              + (") Tensor " + to + "(Tensor " + from + ");"));
      from = to;
    }
    return model.gives(node.output(0));
  }

  static Declared split(OnnxCase node) {
    OnnxTensor x = node.input(0);
    int axis = Axes.of(node.integer("axis", 0), x.rank());
    Declared model = axis == 0 ? Declared.whole(x) : Declared.batched(x);
    OnnxTensor[] parts = new OnnxTensor[node.outputCount()];
    int start = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = node.output(i);
      int end = start + parts[i].dims().get(axis);
      String members = "(axis = " + Math.max(axis - 1, 0) + ", from = " + start + ", to = " + end;
      model.node("@Output @Slice" + members + ") Tensor y" + i + "(Tensor x);");
      start = end;
    }
    return model.gives(parts);
  }

  static Declared spaceToDepth(OnnxCase node) {
    OnnxTensor x = node.input(0);
    int b = node.integer("blocksize", 1);
    int c = x.dims().get(1);
    int h = x.dims().get(2) / b;
    int w = x.dims().get(3) / b;
    return blocks(node, List.of(c, h, b, w, b), List.of(2, 4, 0, 1, 3), List.of(c * b * b, h, w));
  }

  static Declared depthToSpace(OnnxCase node) {
    OnnxTensor x = node.input(0);
    int b = node.integer("blocksize", 1);
    int c = x.dims().get(1) / (b * b);
    int h = x.dims().get(2);
    int w = x.dims().get(3);
    List<Integer> large = List.of(c, h * b, w * b);
    return node.text("mode", "DCR").equals("DCR")
        ? blocks(node, List.of(b, b, c, h, w), List.of(2, 3, 0, 4, 1), large)
        : blocks(node, List.of(c, b, b, h, w), List.of(0, 3, 1, 4, 2), large);
  }

  private static Declared blocks(
      OnnxCase node, List<Integer> cut, List<Integer> order, List<Integer> joined) {
    return Declared.batched(node.input(0))
        .node("@Reshape(" + Declared.array(cut) + ") Tensor cut(Tensor x);")
        .node("@Permute(" + Declared.array(order) + ") Tensor moved(Tensor cut);")
        .node("@Reshape(" + Declared.array(joined) + ") Tensor y(Tensor moved);")
        .gives(node.output(0));
  }

  /** Of Upsample and Resize, where each place becomes a whole number of places. */
  static Declared enlarge(OnnxCase node) {
    OnnxTensor x = node.input(0);
    OnnxTensor y = node.output(0);
    String mode = node.text("mode", "nearest");
    boolean isUsual =
        node.text("coordinate_transformation_mode", "half_pixel").equals("half_pixel")
            && node.text("nearest_mode", "round_prefer_floor").equals("round_prefer_floor");
    if (mode.equals("cubic") || !isUsual) {
      throw new NotMappedException("the way from new places to old is another one");
    }
    List<Integer> factors = new ArrayList<>();
    for (int axis = 2; axis < x.rank(); axis++) {
      if (y.dims().get(axis) % x.dims().get(axis) != 0) {
        throw new NotMappedException("factors are whole numbers");
      }
      factors.add(y.dims().get(axis) / x.dims().get(axis));
    }
    String interpolation = mode.equals("linear") ? "BILINEAR" : "NEAREST";
    return Declared.batched(x)
        .node(
            "@UpSample(factor = "
                + Declared.array(factors)
                + ", mode = Interpolation."
                + interpolation
                + ") Tensor y(Tensor x);")
        .gives(y);
  }
}
