package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/**
 * Hinge loss of a score against -1 or 1 (Cortes and Vapnik 1995); the derivative at the corner is
 * 0.
 */
@AutoService(LossRule.class)
public final class HingeRule extends ScoreLoss {
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
  Expr value(NodeView node, Expr p, Expr t) {
    return call(Function.MAX, shortfall(p, t), Expr.constant(0));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr zero = Expr.constant(0);
    return Expr.where(shortfall(p, t), Comparison.GREATER, zero, t.negated(), zero);
  }
}
