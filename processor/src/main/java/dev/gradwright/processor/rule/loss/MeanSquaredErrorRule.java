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

/** Mean of the squared error; its gradient carries the factor 2. */
@AutoService(LossRule.class)
public final class MeanSquaredErrorRule extends ElementwiseLoss {
  /** For the service loader. */
  public MeanSquaredErrorRule() {
    super("MeanSquaredError");
  }

  @Override
  String formula(NodeView node) {
    return "(p[r,j] - t[r,j])^2";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "2 * (p - t)";
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
    step.formula(step.output().name() + "[r] = sum_j " + "(p[r,j] - t[r,j])^2");
    Expr error = p(step).minus(t(step));
    step.add(new Dot("sum", step.prediction().width(), error, error));
    step.rowLoss(StepBuilder.local("sum"));
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr error = p.minus(t);
    return error.times(error);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    return Expr.constant(2).times(p.minus(t));
  }
}
