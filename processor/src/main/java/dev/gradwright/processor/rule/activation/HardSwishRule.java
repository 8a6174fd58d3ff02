package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/**
 * z times the hard sigmoid of slope 1/6 (Howard et al. 2019); the derivative is 0 at -3 and 1 at 3.
 */
@AutoService(ActivationRule.class)
public final class HardSwishRule implements ActivationRule {
  @Override
  public String name() {
    return "HARD_SWISH";
  }

  @Override
  public String formula() {
    return "z * min(max(z/6 + 0.5, 0), 1)";
  }

  @Override
  public String derivativeFormula() {
    return "z <= -3 ? 0 : z < 3 ? z/3 + 0.5 : 1";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    Expr line = z.times(1.0 / 6).plus(0.5);
    return z.times(
        Expr.apply(
            Function.MIN, Expr.apply(Function.MAX, line, Expr.constant(0)), Expr.constant(1)));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr inside =
        Expr.where(
            z, Comparison.LESS, Expr.constant(3), z.times(1.0 / 3).plus(0.5), Expr.constant(1));
    Expr outside =
        Expr.where(
            z, Comparison.LESS_EQUAL, Expr.constant(-3), Expr.constant(0), z); // NaN must stay
    return Expr.where(z, Comparison.GREATER, Expr.constant(-3), inside, outside);
  }
}
