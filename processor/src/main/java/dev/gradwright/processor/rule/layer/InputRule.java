package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** {@code @Input}: a row of the data. It computes nothing. */
@AutoService(LayerRule.class)
public final class InputRule implements LayerRule {
  /** The annotation's qualified name, for the stages that treat inputs apart. */
  public static final String ANNOTATION = "dev.gradwright.Input";

  @Override
  public String annotation() {
    return ANNOTATION;
  }

  @Override
  public int minSources() {
    return 0;
  }

  @Override
  public int maxSources() {
    return 0;
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    List<Integer> dimensions = node.attributes().integers("value");
    if (dimensions.isEmpty()) {
      node.report(Message.INPUT_SHAPE, "value", node.name());
      return Optional.empty();
    }
    boolean positive = true;
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i) < 1) {
        String what = "the size of input '" + node.name() + "'";
        node.reportElement(Message.POSITIVE_COUNT, "value", i, what, dimensions.get(i));
        positive = false;
      }
    }
    return positive ? Optional.of(new Shape(dimensions)) : Optional.empty();
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {}

  @Override
  public void backward(NodeView node, StepBuilder step) {}
}
