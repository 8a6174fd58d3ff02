package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;

/** The members of our annotations for the attributes that all nodes with windows have. */
final class WindowMembers {
  private final OnnxCase node;
  private final List<Integer> size;
  private final List<Integer> kernel;
  private final List<Integer> stride;
  private final List<Integer> dilation;

  /**
   * Reads the attributes.
   *
   * @param size lengths of the axes that windows move along
   */
  WindowMembers(OnnxCase node, List<Integer> size, List<Integer> kernel) {
    if (size.size() > 2) {
      throw new NotMappedException("windows along three axes");
    }
    this.node = node;
    this.size = size;
    this.kernel = kernel;
    stride = node.integers("strides", size.size(), 1);
    dilation = node.integers("dilations", size.size(), 1);
  }

  /** Returns {@code kernel = ..., stride = ..., dilation = ...} and the padding. */
  String text(boolean isDilated) {
    String members = "kernel = " + Declared.array(kernel) + ", stride = " + Declared.array(stride);
    if (isDilated) {
      members += ", dilation = " + Declared.array(dilation);
    }
    return members + padding();
  }

  private String padding() {
    String automatic = node.text("auto_pad", "NOTSET");
    if (automatic.equals("SAME_UPPER")) {
      return ", padding = SAME";
    }
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    List<Integer> pads = node.integers("pads", 2 * size.size(), 0);
    for (int axis = 0; axis < size.size(); axis++) {
      int first = pads.get(axis);
      int last = pads.get(axis + size.size());
      int reach = dilation.get(axis) * (kernel.get(axis) - 1) + 1;
      if (automatic.equals("SAME_LOWER")) {
        int out = (size.get(axis) + stride.get(axis) - 1) / stride.get(axis);
        int all = Math.max(0, (out - 1) * stride.get(axis) + reach - size.get(axis));
        first = all - all / 2;
        last = all / 2;
      }
      if (node.integer("ceil_mode", 0) == 1) {
        int rest = (size.get(axis) + first + last - reach) % stride.get(axis);
        last += rest == 0 ? 0 : stride.get(axis) - rest;
      }
      before.add(first);
      after.add(last);
    }
    return ", pad = " + Declared.array(Axes.pairs(before, after));
  }
}
