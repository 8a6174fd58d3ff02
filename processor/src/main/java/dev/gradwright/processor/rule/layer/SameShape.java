package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Source;
import java.util.Optional;

/** The check of layers that join nodes element by element. */
final class SameShape {
  private SameShape() {}

  static Optional<Shape> of(NodeView node) {
    Source first = node.source(0);
    for (int i = 1; i < node.sources().size(); i++) {
      Source other = node.source(i);
      if (!other.shape().equals(first.shape())) {
        node.reportSource(
            Message.SAME_SHAPE,
            i,
            node.name(),
            first.name() + first.shape(),
            other.name() + other.shape(),
            difference(first.shape(), other.shape()));
        return Optional.empty();
      }
    }
    return Optional.of(first.shape());
  }

  private static String difference(Shape a, Shape b) {
    if (a.rank() != b.rank()) {
      return "of " + a.rank() + " and " + b.rank() + " axes";
    }
    int axis = 0;
    while (a.dimension(axis) == b.dimension(axis)) {
      axis++;
    }
    return "which differ in axis " + axis;
  }
}
