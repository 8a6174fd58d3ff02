package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/**
 * Divergence of log-probabilities p from a target distribution t: a mean over rows, a sum within.
 */
@AutoService(LossRule.class)
public final class KullbackLeiblerRule extends ElementwiseLoss {
  /** For the service loader. */
  public KullbackLeiblerRule() {
    super("KullbackLeibler");
  }

  @Override
  String formula(NodeView node) {
    return "t > 0 ? t * (log(t) - p) : 0";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "-t";
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.DISTRIBUTION;
  }

  @Override
  public Masking masking(NodeView node) {
    return Masking.ROWS;
  }

  @Override
  public Link link() {
    return Link.EXP;
  }

  @Override
  int numbersPerRow(LossStepBuilder step) {
    return 1;
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr zero = Expr.constant(0);
    Expr term = t.times(call(Function.LOG, t).minus(p));
    return Expr.where(t, Comparison.EQUAL, zero, zero, term);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return t.negated();
  }
}
