package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** {@code @GroupNorm}: groups of channels by their own mean and variance. */
@AutoService(LayerRule.class)
public final class GroupNormRule extends NormRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.GroupNorm";
  }

  @Override
  public void checkMembers(NodeView node) {
    super.checkMembers(node);
    int groups = node.attributes().integer("groups");
    if (groups < 1) {
      node.report(Message.POSITIVE_COUNT, "groups", "groups", groups);
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    int groups = node.attributes().integer("groups");
    Shape in = node.source(0).shape();
    if (groups >= 1 && in.dimension(0) % groups != 0) {
      node.report(
          Message.NORM_GROUPS, "groups", groups, in.dimension(0), node.source(0).name() + in);
    }
    return groups >= 1 && in.dimension(0) % groups == 0 ? Optional.of(in) : Optional.empty();
  }

  @Override
  Axes axes(NodeView node) {
    Shape in = node.source(0).shape();
    int groups = node.attributes().integer("groups");
    int channels = in.dimension(0);
    return new Axes(
        List.of(
            new Axes.Axis("group", groups, false, true),
            new Axes.Axis("c", channels / groups, true, true),
            new Axes.Axis("k", in.size() / channels, true, false)));
  }

  @Override
  Shape weights(NodeView node, Shape shape) {
    return Shape.of(shape.dimension(0));
  }

  @Override
  String letter() {
    return "c";
  }
}
