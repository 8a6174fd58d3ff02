package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Source;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code @Add}: the element-wise sum of two or more nodes of one shape. */
@AutoService(LayerRule.class)
public final class AddRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Add";
  }

  private static String formula(NodeView node) {
    return node.sources().stream()
        .map(Source::name)
        .collect(Collectors.joining(" + ", node.name() + " = ", ""));
  }

  @Override
  public int minSources() {
    return 2;
  }

  @Override
  public int maxSources() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return SameShape.of(node);
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(formula(node));
    // one addition an operation: a sum of hundreds of nodes must not become one expression
    step.map(
        step.output(), StepBuilder.element(step.input(0)).plus(StepBuilder.element(step.input(1))));
    for (int i = 2; i < node.sources().size(); i++) {
      step.map(
          step.output(),
          StepBuilder.element(step.output()).plus(StepBuilder.element(step.input(i))));
    }
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    for (int i = 0; i < node.sources().size(); i++) {
      if (step.mapInputGradient(i, StepBuilder.element(step.outputGradient()))) {
        step.formula(step.gradientName(i) + " = " + step.gradientName());
      }
    }
  }
}
