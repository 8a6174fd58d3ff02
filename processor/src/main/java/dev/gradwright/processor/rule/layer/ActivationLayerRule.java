package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.rule.ActivationUse;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;
import java.util.Optional;

/** {@code @Activation}: an element-wise function as a node of its own. */
@AutoService(LayerRule.class)
public final class ActivationLayerRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Activation";
  }

  @Override
  public void checkMembers(NodeView node) {
    node.activation("value").check(node);
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(node.source(0).shape());
  }

  @Override
  public Yields yields(NodeView node) {
    ActivationUse f = node.activation("value");
    return f.isIdentity() ? node.source(0).yields() : f.rule().yields();
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    ActivationUse f = node.activation("value");
    step.formula(node.name() + " = " + f.formula() + ", z = " + step.input(0).name());
    f.forward(step, step.input(0), step.output());
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    ActivationUse f = node.activation("value");
    step.formula(
        step.gradientName(0)
            + " = "
            + step.gradientName()
            + " * f'(z), f'(z) = "
            + f.derivativeFormula());
    step.mapInputGradient(0, f.backward(step.input(0), step.output(), step.outputGradient()));
  }
}
