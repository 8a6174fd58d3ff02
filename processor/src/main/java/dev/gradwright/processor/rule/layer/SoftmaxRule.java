package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Dot;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.SoftmaxOps;
import dev.gradwright.processor.rule.Yields;
import java.util.Optional;

/** {@code @Softmax}: a row of numbers as a distribution. */
@AutoService(LayerRule.class)
public final class SoftmaxRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.Softmax";
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    if (node.source(0).shape().rank() != 1) {
      node.reportSource(
          Message.SHAPE,
          0,
          node.name(),
          node.source(0).name(),
          node.source(0).shape(),
          "put @Flatten between them");
      return Optional.empty();
    }
    if (node.source(0).shape().size() == 1) {
      node.reportSource(
          Message.ONE_CLASS, 0, node.source(0).name(), "Softmax", "use activation = SIGMOID");
      return Optional.empty();
    }
    return Optional.of(node.source(0).shape());
  }

  @Override
  public Yields yields(NodeView node) {
    return Yields.DISTRIBUTION;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    String x = step.input(0).name();
    step.formula("e[r,j] = e^(" + x + "[r,j] - max_k " + x + "[r,k])");
    step.formula(node.name() + "[r,j] = e[r,j] / sum_k e[r,k]");
    SoftmaxOps.softmax(step, step.input(0), step.output());
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Tensor y = step.output();
    Tensor dy = step.outputGradient();
    String name = node.name();
    String gradient = step.gradientName();
    step.formula("dot[r] = sum_k " + gradient + "[r,k] * " + name + "[r,k]");
    step.formula(
        step.gradientName(0) + "[r,j] = " + name + "[r,j] * (" + gradient + "[r,j] - dot[r])");
    Expr elementY = StepBuilder.element(y);
    Expr elementDy = StepBuilder.element(dy);
    step.add(new Dot("dot", y.width(), elementDy, elementY));
    step.mapInputGradient(0, elementY.times(elementDy.minus(StepBuilder.local("dot"))));
  }
}
