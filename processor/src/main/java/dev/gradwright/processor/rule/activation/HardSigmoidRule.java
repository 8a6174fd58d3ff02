package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;
import dev.gradwright.processor.rule.Yields;

/**
 * Piecewise linear sigmoid (Courbariaux et al. 2015); alpha is its slope; the derivative at the
 * corners is 0.
 */
@AutoService(ActivationRule.class)
public final class HardSigmoidRule implements ActivationRule {
  @Override
  public String name() {
    return "HARD_SIGMOID";
  }

  @Override
  public String formula() {
    return "min(max(alpha * z + 0.5, 0), 1)";
  }

  @Override
  public String derivativeFormula() {
    return "0 < y < 1 ? alpha : 0";
  }

  @Override
  public double defaultAlpha() {
    return 1.0 / 6;
  }

  @Override
  public Yields yields() {
    return Yields.PROBABILITIES;
  }

  @Override
  public Expr value(Expr z, double alpha) {
    // a product rounded by itself: fused, alpha = 1/6 would miss the corner at z = -3 by 3e-17
    Expr line = z.times(alpha).plus(0.5);
    return Expr.apply(
        Function.MIN, Expr.apply(Function.MAX, line, Expr.constant(0)), Expr.constant(1));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr below =
        Expr.where(y, Comparison.LESS, Expr.constant(1), Expr.constant(alpha), Expr.constant(0));
    // where y is not positive it is 0 or NaN, and NaN must stay
    return Expr.where(y, Comparison.GREATER, Expr.constant(0), below, y);
  }
}
