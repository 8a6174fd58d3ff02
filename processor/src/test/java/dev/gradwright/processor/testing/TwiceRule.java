package dev.gradwright.processor.testing;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;

/** The rule of {@link Twice}, found like any other rule from outside. */
@AutoService(LayerRule.class)
public final class TwiceRule implements LayerRule {
  @Override
  public String annotation() {
    return Twice.class.getName();
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(node.source(0).shape());
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + " = 2 * " + step.input(0).name());
    step.map(step.output(), StepBuilder.element(step.input(0)).times(2));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    step.mapInputGradient(0, StepBuilder.element(step.outputGradient()).times(2));
  }
}
