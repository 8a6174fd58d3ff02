package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Huber loss over beta: squared near 0, of slope 1 beyond beta (Girshick 2015). */
@AutoService(LossRule.class)
public final class SmoothL1Rule extends ElementwiseLoss {
  /** For the service loader. */
  public SmoothL1Rule() {
    super("SmoothL1");
  }

  @Override
  String formula(NodeView node) {
    return "e = p - t; |e| < "
        + node.text("beta")
        + " ? e^2 / (2 * "
        + node.text("beta")
        + ") : |e| - "
        + node.text("beta")
        + "/2";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "min(max(e / " + node.text("beta") + ", -1), 1)";
  }

  @Override
  public void checkMembers(NodeView node) {
    checkPositive(node, "beta");
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    double beta = beta(node);
    Expr error = p.minus(t);
    Expr size = call(Function.ABS, error);
    return Expr.where(
        size,
        Comparison.LESS,
        Expr.constant(beta),
        error.times(error).times(0.5 / beta),
        size.minus(0.5 * beta));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr slope = p.minus(t).over(Expr.constant(beta(node)));
    return call(Function.MAX, call(Function.MIN, slope, Expr.constant(1)), Expr.constant(-1));
  }

  private static double beta(NodeView node) {
    return node.attributes().number("beta");
  }
}
