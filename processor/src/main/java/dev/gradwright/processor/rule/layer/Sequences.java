package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.NodeView;

/** Checks of layers that read sequences {@code [time, features]} and masks of their times. */
final class Sequences {
  private Sequences() {}

  /** Reports a source that is no sequence, and returns whether it is one. */
  static boolean check(NodeView node, int source) {
    Shape shape = node.source(source).shape();
    if (shape.rank() != 2) {
      node.reportSource(
          Message.RANK,
          source,
          node.name(),
          "[time, features]",
          node.source(source).name(),
          shape,
          "@Reshape");
    }
    return shape.rank() == 2;
  }

  /** Reports a mask that does not have a number for every time, and returns whether it has. */
  static boolean checkMask(NodeView node, int source, int times) {
    return checkShape(node, source, Shape.of(times), "a mask");
  }

  /** Reports a source of another shape, and returns whether it has this one. */
  static boolean checkShape(NodeView node, int source, Shape wanted, String what) {
    Shape found = node.source(source).shape();
    if (!found.equals(wanted)) {
      node.reportSource(
          Message.MASK_SHAPE, source, node.name(), what, wanted, node.source(source).name(), found);
    }
    return found.equals(wanted);
  }
}
