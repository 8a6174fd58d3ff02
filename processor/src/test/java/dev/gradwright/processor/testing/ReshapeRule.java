package dev.gradwright.processor.testing;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.op.Copy;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;

/** The rule of {@link Reshape}, found like any other rule from outside. */
@AutoService(LayerRule.class)
public final class ReshapeRule implements LayerRule {
  @Override
  public String annotation() {
    return Reshape.class.getName();
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(new Shape(node.attributes().integers("value")));
  }

  private static Copy copy(Tensor to, Tensor from, boolean adds) {
    Copy.Run whole = new Copy.Run(0, 0);
    return new Copy(to, whole, from, whole, from.width(), 1, adds);
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    step.formula(node.name() + " = " + step.input(0).name());
    step.add(copy(step.output(), step.input(0), false));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    step.inputGradient(0, (dx, adds) -> copy(dx, step.outputGradient(), adds));
  }
}
