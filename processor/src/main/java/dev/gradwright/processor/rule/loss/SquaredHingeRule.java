package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Squared hinge loss of a score against -1 or 1. */
@AutoService(LossRule.class)
public final class SquaredHingeRule extends ScoreLoss {
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
  Expr value(NodeView node, Expr p, Expr t) {
    Expr h = call(Function.MAX, shortfall(p, t), Expr.constant(0));
    return h.times(h);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr h = call(Function.MAX, shortfall(p, t), Expr.constant(0));
    return t.times(-2).times(h);
  }
}
