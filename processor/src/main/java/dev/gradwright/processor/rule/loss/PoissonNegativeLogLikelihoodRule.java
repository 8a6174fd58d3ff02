package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** Negative log-likelihood of counts under the rate e^p, without the term of t alone. */
@AutoService(LossRule.class)
public final class PoissonNegativeLogLikelihoodRule extends ElementwiseLoss {
  /** For the service loader. */
  public PoissonNegativeLogLikelihoodRule() {
    super("PoissonNegativeLogLikelihood");
  }

  @Override
  String formula(NodeView node) {
    return "e^p - t * p";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "e^p - t";
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.COUNT;
  }

  @Override
  public Link link() {
    return Link.EXP;
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    return call(Function.EXP, p).minus(t.times(p));
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return call(Function.EXP, p).minus(t);
  }
}
