package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;

/** {@code @Multiply}: the element-wise product of two nodes of one shape. */
@AutoService(LayerRule.class)
public final class MultiplyRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Multiply";
  }

  @Override
  public int minSources() {
    return 2;
  }

  @Override
  public int maxSources() {
    return 2;
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return SameShape.of(node);
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + " = " + step.input(0).name() + " * " + step.input(1).name());
    Expr left = StepBuilder.element(step.input(0));
    step.map(step.output(), left.times(StepBuilder.element(step.input(1))));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Expr dy = StepBuilder.element(step.outputGradient());
    for (int i = 0; i < 2; i++) {
      String other = step.input(1 - i).name();
      if (step.mapInputGradient(i, dy.times(StepBuilder.element(step.input(1 - i))))) {
        step.formula(step.gradientName(i) + " = " + step.gradientName() + " * " + other);
      }
    }
  }
}
