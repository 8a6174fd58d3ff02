package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** Gaussian error linear unit, tanh approximation (Hendrycks and Gimpel 2016). */
@AutoService(ActivationRule.class)
public final class GeluTanhRule implements ActivationRule {
  private static final double C = 0.7978845608028654;
  private static final double CUBIC = 0.044715;

  private static Expr tanh(Expr z) {
    Expr cubic = z.times(z).times(CUBIC).plus(1);
    return Expr.apply(Function.TANH, z.times(cubic).times(C));
  }

  @Override
  public String name() {
    return "GELU_TANH";
  }

  @Override
  public String formula() {
    return "z/2 * (1 + t), t = tanh(c * (z + 0.044715 * z^3)), c = sqrt(2/pi)";
  }

  @Override
  public String derivativeFormula() {
    return "(1 + t)/2 + z/2 * (1 - t^2) * c * (1 + 0.134145 * z^2)";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return z.times(tanh(z).plus(1)).times(0.5);
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr t = tanh(z);
    Expr inner = z.times(z).times(3 * CUBIC).plus(1).times(C);
    Expr slope = Expr.constant(1).minus(t.times(t));
    return t.plus(1).plus(z.times(slope).times(inner)).times(0.5);
  }
}
