package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Sigmoid linear unit, also called swish (Elfwing et al. 2017). */
@AutoService(ActivationRule.class)
public final class SiluRule implements ActivationRule {
  @Override
  public String name() {
    return "SILU";
  }

  @Override
  public String formula() {
    return "z * s, s = sigmoid(z)";
  }

  @Override
  public String derivativeFormula() {
    return "s * (1 + z * (1 - s))";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z.times(Expr.apply(Function.SIGMOID, z));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr s = Expr.apply(Function.SIGMOID, z);
    return s.plus(y.times(Expr.constant(1).minus(s)));
  }
}
