package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;
import dev.gradwright.processor.rule.Yields;

/** Relu that stops at 6 (Krizhevsky 2010); the derivative at 0 and 6 is 0. */
@AutoService(ActivationRule.class)
public final class Relu6Rule implements ActivationRule {
  @Override
  public String name() {
    return "RELU6";
  }

  @Override
  public String formula() {
    return "min(max(z, 0), 6)";
  }

  @Override
  public String derivativeFormula() {
    return "0 < y < 6 ? 1 : 0";
  }

  @Override
  public Yields yields() {
    return Yields.NON_NEGATIVE;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(
        Function.MIN, Expr.apply(Function.MAX, z, Expr.constant(0)), Expr.constant(6));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr below =
        Expr.where(y, Comparison.LESS, Expr.constant(6), Expr.constant(1), Expr.constant(0));
    // where y is not positive it is 0 or NaN, and NaN must stay
    return Expr.where(y, Comparison.GREATER, Expr.constant(0), below, y);
  }
}
