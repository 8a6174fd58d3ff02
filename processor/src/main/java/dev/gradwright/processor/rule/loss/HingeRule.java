package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/**
 * Hinge loss of a score against -1 or 1 (Cortes and Vapnik 1995); the derivative at the corner is
 * 0.
 */
@AutoService(LossRule.class)
public final class HingeRule extends ElementwiseLoss {
  /** For the service loader. */
  public HingeRule() {
    super("Hinge");
  }

  @Override
  String formula(NodeView node) {
    return "max(0, 1 - t * p)";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "1 - t * p > 0 ? -t : 0";
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
    return call(Function.MAX, margin(p, t), Expr.constant(0));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr zero = Expr.constant(0);
    return Expr.where(margin(p, t), Comparison.GREATER, zero, t.negated(), zero);
  }

  private static Expr margin(Expr p, Expr t) {
    return Expr.constant(1).minus(t.times(p));
  }
}
