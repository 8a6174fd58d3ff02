package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Mean of the absolute error; the derivative at 0 is 0. */
@AutoService(LossRule.class)
public final class MeanAbsoluteErrorRule extends ElementwiseLoss {
  /** For the service loader. */
  public MeanAbsoluteErrorRule() {
    super("MeanAbsoluteError");
  }

  @Override
  String formula(NodeView node) {
    return "|p[r,j] - t[r,j]|";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "sign(p - t)";
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    return call(Function.ABS, p.minus(t));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return call(Function.SIGN, p.minus(t));
  }
}
