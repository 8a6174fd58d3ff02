package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Mish (Misra 2019). */
@AutoService(ActivationRule.class)
public final class MishRule implements ActivationRule {
  private static Expr tanhOfSoftplus(Expr z) {
    return Expr.apply(Function.TANH, Expr.apply(Function.SOFTPLUS, z));
  }

  @Override
  public String name() {
    return "MISH";
  }

  @Override
  public String formula() {
    return "z * t, t = tanh(log(1 + e^z))";
  }

  @Override
  public String derivativeFormula() {
    return "t + z * (1 - t^2) * sigmoid(z)";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z.times(tanhOfSoftplus(z));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr t = tanhOfSoftplus(z);
    Expr slope = Expr.constant(1).minus(t.times(t)).times(Expr.apply(Function.SIGMOID, z));
    return t.plus(z.times(slope));
  }
}
