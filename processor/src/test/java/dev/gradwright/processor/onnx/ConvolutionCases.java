package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** Conv and ConvTranspose. */
final class ConvolutionCases {
  private ConvolutionCases() {}

  static Declared conv(OnnxCase node) {
    OnnxTensor x = node.input(0);
    OnnxTensor w = node.input(1);
    List<Integer> size = x.dims().subList(2, x.rank());
    WindowMembers windows = new WindowMembers(node, size, w.dims().subList(2, w.rank()));
    String layer = size.size() == 1 ? "@Conv1d" : "@Conv2d";
    return layer(node, x, w, layer, windows.text(true), w.dims().get(0));
  }

  private static Declared layer(
      OnnxCase node, OnnxTensor x, OnnxTensor w, String layer, String windows, int filters) {
    boolean biased = node.hasInput(2);
    String members =
        layer
            + ("(filters = " + filters)
            + (", groups = " + node.integer("group", 1))
            + (", bias = " + biased + ", ")
            + windows
            + ") Tensor y(Tensor x);";
    Declared model = Declared.batched(x).node(members).parameter("y.weight", w.numbers());
    if (biased) {
      model.parameter("y.bias", node.input(2).numbers());
    }
    return model.gives(node.output(0));
  }

  /** A sequence is an image that is one place high. */
  private static OnnxTensor image(OnnxTensor of) {
    if (of.rank() > 4) {
      throw new NotMappedException("windows along three axes");
    }
    List<Integer> dims = new ArrayList<>(of.dims());
    if (dims.size() == 3) {
      dims.add(2, 1);
    }
    return new OnnxTensor(dims, of.values());
  }

  static Declared transposed(OnnxCase node) {
    OnnxTensor x = image(node.input(0));
    OnnxTensor w = image(node.input(1));
    List<Integer> size = x.dims().subList(2, 4);
    List<Integer> kernel = w.dims().subList(2, 4);
    List<Integer> stride = node.integers("strides", 2, 1);
    List<Integer> dilation = node.integers("dilations", 2, 1);
    List<Integer> more = new ArrayList<>(node.integers("output_padding", 2, 0));
    List<Integer> pads = node.integers("pads", 4, 0);
    List<Integer> before = new ArrayList<>(pads.subList(0, 2));
    List<Integer> after = new ArrayList<>(pads.subList(2, 4));
    for (int axis = 0; axis < 2 && node.has("output_shape"); axis++) {
      int whole =
          stride.get(axis) * (size.get(axis) - 1)
              + (kernel.get(axis) - 1) * dilation.get(axis)
              + 1
              + more.get(axis);
      int cut = whole - node.integers("output_shape", 2, 0).get(axis);
      if (cut < 0) { // longer than all windows together: zeros behind them
        more.set(axis, more.get(axis) - cut);
        cut = 0;
      }
      before.set(axis, cut - cut / 2);
      after.set(axis, cut / 2);
    }
    String windows =
        "kernel = "
            + Declared.array(kernel)
            + (", stride = " + Declared.array(stride))
            + (", dilation = " + Declared.array(dilation))
            + (node.text("auto_pad", "NOTSET").equals("SAME_UPPER")
                ? ", padding = SAME"
                : ", outputPadding = "
                    + Declared.array(more)
                    + ", pad = "
                    + Declared.array(Axes.pairs(before, after)));
    int filters = w.dims().get(1) * node.integer("group", 1);
    return layer(node, x, w, "@ConvTranspose2d", windows, filters);
  }
}
