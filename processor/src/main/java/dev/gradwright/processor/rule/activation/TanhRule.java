package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Hyperbolic tangent. */
@AutoService(ActivationRule.class)
public final class TanhRule implements ActivationRule {
  @Override
  public String name() {
    return "TANH";
  }

  @Override
  public String formula() {
    return "tanh(z)";
  }

  @Override
  public String derivativeFormula() {
    return "1 - y^2";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(Function.TANH, z);
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return Expr.constant(1).minus(y.times(y));
  }
}
