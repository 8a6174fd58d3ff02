package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;
import dev.gradwright.processor.rule.Yields;

/** Logistic function. */
@AutoService(ActivationRule.class)
public final class SigmoidRule implements ActivationRule {
  @Override
  public String name() {
    return "SIGMOID";
  }

  @Override
  public String formula() {
    return "1 / (1 + e^-z)";
  }

  @Override
  public String derivativeFormula() {
    return "y * (1 - y)";
  }

  @Override
  public Yields yields() {
    return Yields.PROBABILITIES;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(Function.SIGMOID, z);
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    return y.times(Expr.constant(1).minus(y));
  }
}
