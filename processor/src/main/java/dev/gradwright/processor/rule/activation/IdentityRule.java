package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.ActivationRule;

/** y = z: no activation. */
@AutoService(ActivationRule.class)
public final class IdentityRule implements ActivationRule {
  @Override
  public String name() {
    return "IDENTITY";
  }

  @Override
  public String formula() {
    return "z";
  }

  @Override
  public String derivativeFormula() {
    return "1";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z;
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return Expr.constant(1);
  }
}
