package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Dot;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** Half the mean of the squared error, so that its gradient is the error itself. */
@AutoService(LossRule.class)
public final class HalfSquaredErrorRule extends ElementwiseLoss {
  /** For the service loader. */
  public HalfSquaredErrorRule() {
    super("HalfSquaredError");
  }

  @Override
  String formula(NodeView node) {
    return "1/2 * (p[r,j] - t[r,j])^2";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "p - t";
  }

  @Override
  public void check(NodeView node) {
    if (node.source(0).yields() == Yields.DISTRIBUTION) {
      node.reportHere(Message.SQUARED_ERROR_ON_SOFTMAX, node.source(0).name(), node.kind());
    }
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    step.averageOver(numbersPerRow(step));
    step.namePrediction("p");
    step.formula("p = " + step.prediction().name() + ", t = " + step.target().name());
    step.formula(step.output().name() + "[r] = 1/2 * sum_j " + "(p[r,j] - t[r,j])^2");
    Expr error = p(step).minus(t(step));
    step.add(new Dot("sum", step.prediction().width(), error, error));
    step.rowLoss(StepBuilder.local("sum").times(0.5));
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr error = p.minus(t);
    return error.times(error).times(0.5);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return p.minus(t);
  }
}
