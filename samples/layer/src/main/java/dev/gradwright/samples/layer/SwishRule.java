package dev.gradwright.samples.layer;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.BiasGradient;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;
import java.util.Optional;

/** The rule of {@link Swish}: formulas, shape, parameter, forward, backward. */
public final class SwishRule implements LayerRule {
  @Override
  public String annotation() {
    return Swish.class.getName();
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    return Optional.of(node.source(0).shape());
  }

  @Override
  public List<Parameter> parameters(NodeView node, Shape shape) {
    return List.of(
        new Parameter(node.name(), "weight", shape, "CONSTANT " + node.text("start"), 0));
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Expr x = StepBuilder.element(step.input(0));
    Tensor s = step.kept("s", step.output().width());
    step.formula("s[r,j] = sigmoid(A[j] * x[r,j]), y[r,j] = x[r,j] * s[r,j]");
    Expr a = Expr.read(new Access.Weight(step.parameter("weight")));
    step.map(s, Expr.apply(Function.SIGMOID, a.times(x)));
    step.map(step.output(), x.times(StepBuilder.element(s)));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Expr x = StepBuilder.element(step.input(0));
    Expr s = StepBuilder.element(step.kept("s", step.output().width()));
    Expr a = Expr.read(new Access.Weight(step.parameter("weight")));
    Expr dy = StepBuilder.element(step.outputGradient());
    Expr slope = s.times(Expr.constant(1).minus(s)).times(x); // of s by A, and by x times A / x
    step.formula("dA[j] = sum_r dy[r,j] * x^2 * s * (1 - s)");
    Tensor da = step.kept("da", step.output().width());
    step.map(da, dy.times(x).times(slope));
    step.add(new BiasGradient(step.parameter("weight"), da));
    if (step.mapInputGradient(0, dy.times(s.plus(a.times(slope))))) {
      step.formula("dx[r,j] = dy[r,j] * (s + A * x * s * (1 - s))");
    }
  }
}
