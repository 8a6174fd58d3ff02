package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** Squared hinge loss of a score against -1 or 1. */
@AutoService(LossRule.class)
public final class SquaredHingeRule extends ElementwiseLoss {
  /** For the service loader. */
  public SquaredHingeRule() {
    super("SquaredHinge");
  }

  @Override
  String formula(NodeView node) {
    return "max(0, 1 - t * p)^2";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "-2 * t * max(0, 1 - t * p)";
  }

  @Override
  public void check(NodeView node) {
    if (node.source(0).yields() != Yields.NUMBERS) {
      node.reportHere(
          Message.HINGE_RANGE, node.kind(), node.source(0).name(), node.source(0).yields().words());
    }
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.SIGN;
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr h = call(Function.MAX, margin(p, t), Expr.constant(0));
    return h.times(h);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return t.times(-2).times(call(Function.MAX, margin(p, t), Expr.constant(0)));
  }

  private static Expr margin(Expr p, Expr t) {
    return Expr.constant(1).minus(t.times(p));
  }
}
