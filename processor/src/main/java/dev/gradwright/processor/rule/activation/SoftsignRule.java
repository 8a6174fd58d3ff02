package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** z over 1 + |z| (Turian et al. 2009). */
@AutoService(ActivationRule.class)
public final class SoftsignRule implements ActivationRule {
  @Override
  public String name() {
    return "SOFTSIGN";
  }

  @Override
  public String formula() {
    return "z / (1 + |z|)";
  }

  @Override
  public String derivativeFormula() {
    return "(1 - |y|)^2";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z.over(Expr.apply(Function.ABS, z).plus(1));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr rest = Expr.constant(1).minus(Expr.apply(Function.ABS, y));
    return rest.times(rest);
  }
}
