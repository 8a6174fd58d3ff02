package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;
import dev.gradwright.processor.rule.Yields;

/** Rectified linear unit (Nair and Hinton 2010); the derivative at 0 is 0. */
@AutoService(ActivationRule.class)
public final class ReluRule implements ActivationRule {
  @Override
  public String name() {
    return "RELU";
  }

  @Override
  public String formula() {
    return "max(z, 0)";
  }

  @Override
  public String derivativeFormula() {
    return "y > 0 ? 1 : 0";
  }

  @Override
  public Yields yields() {
    return Yields.NON_NEGATIVE;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(Function.MAX, z, Expr.constant(0));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    // where y is not positive it is 0 or NaN, and NaN must stay; units switch on and off at random,
    // so a branch would often be predicted wrongly
    return Expr.apply(Function.STEP, y);
  }
}
