package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Hinge loss over classes (Crammer and Singer 2001), a mean over classes as in PyTorch. */
@AutoService(LossRule.class)
public final class MultiMarginRule extends ClassLoss {
  /** For the service loader. */
  public MultiMarginRule() {
    super("MultiMargin");
  }

  @Override
  public void checkMembers(NodeView node) {
    ElementwiseLoss.checkPositive(node, "margin");
  }

  @Override
  public void check(NodeView node) {
    checkSeveralClasses(node, "use @Hinge");
    checkTargetFromData(node);
  }

  @Override
  public Masking masking(NodeView node) {
    return Masking.CLASS;
  }

  /** Returns by how much class j comes too close to the true one. */
  private static Expr excess(NodeView node, LossStepBuilder step) {
    Tensor p = step.prediction();
    double margin = node.attributes().number("margin");
    return StepBuilder.element(p).minus(step.picked(p)).plus(margin);
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    Tensor p = step.prediction();
    step.formula("e[r,j] = margin - " + p.name() + "[r,t] + " + p.name() + "[r,j]");
    step.formula(step.output().name() + "[r] = sum_(j != t) max(0, e[r,j]) / " + p.width());
    Expr zero = Expr.constant(0);
    Expr hinge = step.isTarget(zero, Expr.apply(Function.MAX, excess(node, step), zero));
    step.add(new Reduce("sum", Function.ADD, p.width(), hinge));
    step.rowLoss(StepBuilder.local("sum").times(1.0 / p.width()));
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    Tensor p = step.prediction();
    String dp = step.gradientName(0) + "[r,j] = ";
    step.formula(dp + "(j == t ? -count[r] : e[r,j] > 0 ? 1 : 0) * scale / " + p.width());
    Expr zero = Expr.constant(0);
    Expr one = Expr.constant(1);
    Expr active =
        step.isTarget(zero, Expr.where(excess(node, step), Comparison.GREATER, zero, one, zero));
    step.add(new Reduce("count", Function.ADD, p.width(), active));
    Expr gradient = step.isTarget(StepBuilder.local("count").negated(), active);
    step.mapInputGradient(0, gradient.times(1.0 / p.width()).times(step.scale()));
  }
}
