package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Quantile or pinball loss (Koenker and Bassett 1978); the derivative at 0 is 0. */
@AutoService(LossRule.class)
public final class QuantileRule extends ElementwiseLoss {
  /** For the service loader. */
  public QuantileRule() {
    super("Quantile");
  }

  @Override
  String formula(NodeView node) {
    return "e = t - p; max(" + node.text("tau") + " * e, (" + node.text("tau") + " - 1) * e)";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "e > 0 ? -" + node.text("tau") + " : e < 0 ? 1 - " + node.text("tau") + " : 0";
  }

  @Override
  public void checkMembers(NodeView node) {
    if (!(tau(node) > 0 && tau(node) < 1)) {
      node.report(Message.FRACTION, "tau", "tau", tau(node), "greater than 0 and less than 1");
    }
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr error = t.minus(p);
    return call(Function.MAX, error.times(tau(node)), error.times(tau(node) - 1));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr zero = Expr.constant(0);
    Expr over = Expr.where(p, Comparison.GREATER, t, Expr.constant(1 - tau(node)), zero);
    return Expr.where(p, Comparison.LESS, t, Expr.constant(-tau(node)), over);
  }

  private static double tau(NodeView node) {
    return node.attributes().number("tau");
  }
}
