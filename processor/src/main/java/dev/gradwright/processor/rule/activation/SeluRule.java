package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Self-normalising exponential linear unit (Klambauer et al. 2017). */
@AutoService(ActivationRule.class)
public final class SeluRule implements ActivationRule {
  private static final double LAMBDA = 1.0507009873554805;
  private static final double A = 1.6732632423543772;

  @Override
  public String name() {
    return "SELU";
  }

  @Override
  public String formula() {
    return "lambda * (z > 0 ? z : a * (e^z - 1)), lambda = 1.0507..., a = 1.6732...";
  }

  @Override
  public String derivativeFormula() {
    return "y > 0 ? lambda : y + lambda * a";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.where(
        z,
        Comparison.GREATER,
        Expr.constant(0),
        z.times(LAMBDA),
        Expr.apply(Function.EXPM1, z).times(LAMBDA * A));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return Expr.where(
        y, Comparison.GREATER, Expr.constant(0), Expr.constant(LAMBDA), y.plus(LAMBDA * A));
  }
}
