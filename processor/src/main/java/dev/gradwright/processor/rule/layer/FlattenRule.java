package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;

/** {@code @Flatten}: all numbers of a row in one dimension. */
@AutoService(LayerRule.class)
public final class FlattenRule extends ShapeRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Flatten";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(Shape.of(node.source(0).shape().size()));
  }
}
