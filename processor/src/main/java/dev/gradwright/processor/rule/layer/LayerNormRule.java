package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** {@code @LayerNorm}: numbers of a row by their own mean and variance. */
@AutoService(LayerRule.class)
public final class LayerNormRule extends NormRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.LayerNorm";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Axes.check(node) ? Optional.of(node.source(0).shape()) : Optional.empty();
  }

  private static List<Integer> named(NodeView node) {
    return Axes.named(node, List.of(node.source(0).shape().rank() - 1));
  }

  @Override
  Axes axes(NodeView node) {
    return Axes.of(node.source(0).shape(), named(node));
  }

  @Override
  Shape weights(NodeView node, Shape shape) {
    return Axes.shape(shape, named(node));
  }
}
