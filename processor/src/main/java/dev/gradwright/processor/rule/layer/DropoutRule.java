package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;
import java.util.Optional;

/** {@code @Dropout}: in training some numbers become 0, the others grow so that the mean stays. */
@AutoService(LayerRule.class)
public final class DropoutRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Dropout";
  }

  @Override
  public void checkMembers(NodeView node) {
    double rate = node.attributes().number("value");
    if (rate == 0) {
      node.report(Message.DROPOUT_UNUSED, "value", node.name());
    } else if (!(rate > 0 && rate < 1)) {
      node.report(Message.FRACTION, "value", "rate", rate, "at least 0 and less than 1");
    }
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(node.source(0).shape());
  }

  @Override
  public Yields yields(NodeView node) {
    boolean signed = node.source(0).yields() != Yields.NON_NEGATIVE;
    return signed ? Yields.NUMBERS : Yields.NON_NEGATIVE;
  }

  /** Returns the factor of each number, which is 1 where nothing is dropped. */
  private static Expr mask(NodeView node, StepBuilder step) {
    double rate = node.attributes().number("value");
    return rate == 0 ? Expr.constant(1) : StepBuilder.element(step.mask(rate));
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula(node.name() + " = " + x + " * mask, mask = 0 with probability rate");
    step.formula("mask = 1 / (1 - rate) otherwise, rate = " + node.text("value"));
    step.map(step.output(), StepBuilder.element(step.input(0)).times(mask(node, step)));
  }

  @Override
  public boolean prediction(NodeView node, StepBuilder step) {
    step.formula(node.name() + " = " + step.input(0).name());
    step.map(step.output(), StepBuilder.element(step.input(0)));
    return true;
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Expr dy = StepBuilder.element(step.outputGradient());
    if (step.mapInputGradient(0, dy.times(mask(node, step)))) {
      step.formula(step.gradientName(0) + " = " + step.gradientName() + " * mask");
    }
  }
}
