package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Gaussian error linear unit, exact form (Hendrycks and Gimpel 2016). */
@AutoService(ActivationRule.class)
public final class GeluRule implements ActivationRule {
  private static final double ONE_OVER_ROOT_TWO = 0.7071067811865476;
  private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;

  private static Expr distribution(Expr z) {
    return Expr.apply(Function.ERF, z.times(ONE_OVER_ROOT_TWO)).plus(1).times(0.5);
  }

  @Override
  public String name() {
    return "GELU";
  }

  @Override
  public String formula() {
    return "z * Phi(z) = z/2 * (1 + erf(z / sqrt(2)))";
  }

  @Override
  public String derivativeFormula() {
    return "Phi(z) + z * phi(z)";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z.times(distribution(z));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr density = Expr.apply(Function.EXP, z.times(z).times(-0.5)).times(ONE_OVER_ROOT_TWO_PI);
    return distribution(z).plus(z.times(density));
  }
}
