package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Exponential linear unit (Clevert et al. 2015). */
@AutoService(ActivationRule.class)
public final class EluRule implements ActivationRule {
  @Override
  public String name() {
    return "ELU";
  }

  @Override
  public String formula() {
    return "z > 0 ? z : alpha * (e^z - 1)";
  }

  @Override
  public String derivativeFormula() {
    return "y > 0 ? 1 : y + alpha";
  }

  @Override
  public double defaultAlpha() {
    return 1;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.where(
        z, Comparison.GREATER, Expr.constant(0), z, Expr.apply(Function.EXPM1, z).times(alpha));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return Expr.where(y, Comparison.GREATER, Expr.constant(0), Expr.constant(1), y.plus(alpha));
  }
}
