package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.ActivationRule;

/** Relu with a small slope for negative z (Maas et al. 2013); the derivative at 0 is that slope. */
@AutoService(ActivationRule.class)
public final class LeakyReluRule implements ActivationRule {
  @Override
  public String name() {
    return "LEAKY_RELU";
  }

  @Override
  public String formula() {
    return "z > 0 ? z : alpha * z";
  }

  @Override
  public String derivativeFormula() {
    return "y > 0 ? 1 : alpha";
  }

  @Override
  public double defaultAlpha() {
    return 0.01;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.where(z, Comparison.GREATER, Expr.constant(0), z, z.times(alpha));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr slope =
        Expr.where(
            y, Comparison.LESS_EQUAL, Expr.constant(0), Expr.constant(alpha), y); // NaN must stay
    return Expr.where(y, Comparison.GREATER, Expr.constant(0), Expr.constant(1), slope);
  }
}
