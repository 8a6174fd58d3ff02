package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;
import dev.gradwright.processor.rule.Yields;

/** Smooth relu (Dugas et al. 2001); alpha is its sharpness, called beta elsewhere. */
@AutoService(ActivationRule.class)
public final class SoftplusRule implements ActivationRule {
  @Override
  public String name() {
    return "SOFTPLUS";
  }

  @Override
  public String formula() {
    return "log(1 + e^(alpha * z)) / alpha";
  }

  @Override
  public String derivativeFormula() {
    return "sigmoid(alpha * z)";
  }

  @Override
  public double defaultAlpha() {
    return 1;
  }

  @Override
  public Yields yields() {
    return Yields.NON_NEGATIVE;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(Function.SOFTPLUS, z.times(alpha)).times(1 / alpha);
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return Expr.apply(Function.SIGMOID, z.times(alpha));
  }
}
