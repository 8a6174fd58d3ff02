package dev.gradwright.processor.rule.activation;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.ActivationRule;

/** z cut off at -1 and 1 (Collobert 2004); the derivative at the corners is 0. */
@AutoService(ActivationRule.class)
public final class HardTanhRule implements ActivationRule {
  @Override
  public String name() {
    return "HARD_TANH";
  }

  @Override
  public String formula() {
    return "min(max(z, -1), 1)";
  }

  @Override
  public String derivativeFormula() {
    return "-1 < y < 1 ? 1 : 0";
  }

  @Override
  public Expr value(Expr z, double alpha) {
    return Expr.apply(
        Function.MIN, Expr.apply(Function.MAX, z, Expr.constant(-1)), Expr.constant(1));
  }

  @Override
  public Expr derivative(Expr z, Expr y, double alpha) {
    Expr inside =
        Expr.where(y, Comparison.LESS, Expr.constant(1), Expr.constant(1), Expr.constant(0));
    Expr outside =
        Expr.where(
            y, Comparison.LESS_EQUAL, Expr.constant(-1), Expr.constant(0), y); // NaN must stay
    return Expr.where(y, Comparison.GREATER, Expr.constant(-1), inside, outside);
  }
}
