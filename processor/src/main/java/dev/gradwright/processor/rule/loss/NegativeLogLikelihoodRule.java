package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import org.jspecify.annotations.Nullable;

/** The negative log-probability that the prediction gives to the class. */
@AutoService(LossRule.class)
public final class NegativeLogLikelihoodRule extends ClassLoss {
  /** For the service loader. */
  public NegativeLogLikelihoodRule() {
    super("NegativeLogLikelihood");
  }

  @Override
  public void checkMembers(NodeView node) {
    checkClassWeights(node);
  }

  @Override
  public void check(NodeView node) {
    checkSeveralClasses(node, "use @SigmoidCrossEntropy on the raw output");
    checkClassCount(node);
    checkTargetFromData(node);
  }

  @Override
  public Masking masking(NodeView node) {
    return Masking.CLASS;
  }

  @Override
  public Link link() {
    return Link.EXP;
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    String p = step.prediction().name();
    step.formula(
        step.output().name() + "[r] = -w[t] * " + p + "[r,t], t = " + step.target().name() + "[r]");
    Access.@Nullable Table weights = classWeights(node);
    if (weights != null) {
      step.rowWeight(step.tablePicked(weights));
    }
    Expr picked = step.picked(step.prediction());
    step.rowLoss(step.tablePicked(weights).times(picked.negated()));
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    step.formula(step.gradientName(0) + "[r,j] = (j == t ? -w[t] : 0) * scale");
    Expr loss = step.tablePicked(classWeights(node)).negated();
    step.mapInputGradient(0, step.isTarget(loss.times(step.scale()), Expr.constant(0)));
  }
}
