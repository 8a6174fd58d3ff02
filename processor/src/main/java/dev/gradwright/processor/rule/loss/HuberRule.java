package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Squared near 0, linear beyond delta (Huber 1964). */
@AutoService(LossRule.class)
public final class HuberRule extends ElementwiseLoss {
  /** For the service loader. */
  public HuberRule() {
    super("Huber");
  }

  @Override
  String formula(NodeView node) {
    return "e = p - t; |e| <= "
        + node.text("delta")
        + " ? e^2 / 2 : "
        + node.text("delta")
        + " * (|e| - "
        + node.text("delta")
        + "/2)";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "min(max(e, -" + node.text("delta") + "), " + node.text("delta") + ")";
  }

  @Override
  public void checkMembers(NodeView node) {
    checkPositive(node, "delta");
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    double delta = delta(node);
    Expr error = p.minus(t);
    Expr size = call(Function.ABS, error);
    return Expr.where(
        size,
        Comparison.LESS_EQUAL,
        Expr.constant(delta),
        error.times(error).times(0.5),
        size.minus(0.5 * delta).times(delta));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr delta = Expr.constant(delta(node));
    return call(Function.MAX, call(Function.MIN, p.minus(t), delta), Expr.constant(-delta(node)));
  }

  private static double delta(NodeView node) {
    return node.attributes().number("delta");
  }
}
