package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Logarithm of the hyperbolic cosine of the error: squared near 0, linear far out. */
@AutoService(LossRule.class)
public final class LogCoshRule extends ElementwiseLoss {
  /** For the service loader. */
  public LogCoshRule() {
    super("LogCosh");
  }

  @Override
  String formula(NodeView node) {
    return "log(cosh(p[r,j] - t[r,j]))";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "tanh(p - t)";
  }

  private static final double LOG_2 = 0.6931471805599453;

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    // log cosh e = |e| + log(1 + e^(-2|e|)) - log 2 does not overflow
    Expr size = call(Function.ABS, p.minus(t));
    return size.plus(call(Function.SOFTPLUS, size.times(-2))).minus(LOG_2);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return call(Function.TANH, p.minus(t));
  }
}
