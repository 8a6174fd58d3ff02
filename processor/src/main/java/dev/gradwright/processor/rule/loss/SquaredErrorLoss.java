package dev.gradwright.processor.rule.loss;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Decimal;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Dot;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** A mean of squared errors times a factor; the squares are summed by fma. */
abstract class SquaredErrorLoss extends ElementwiseLoss {
  private final double factor;

  SquaredErrorLoss(String annotation, double factor) {
    super(annotation);
    this.factor = factor;
  }

  private static String times(double factor) {
    return factor == 1 ? "" : (factor == 2 ? "2" : Decimal.text(factor)) + " * ";
  }

  @Override
  final String formula(NodeView node) {
    return times(factor) + "(p[r,j] - t[r,j])^2";
  }

  @Override
  final String derivativeFormula(NodeView node) {
    return times(2 * factor) + "(p - t)";
  }

  @Override
  public final void check(NodeView node) {
    if (node.source(0).yields() == Yields.DISTRIBUTION) {
      node.reportHere(Message.SQUARED_ERROR_ON_SOFTMAX, node.source(0).name(), node.kind());
    }
  }

  @Override
  public final void forward(NodeView node, LossStepBuilder step) {
    begin(node, step);
    Expr error = p(step).minus(t(step));
    if (node.isMasked()) {
      Tensor known = step.kept("e", step.prediction().width());
      step.map(known, step.ofNumber(error));
      error = StepBuilder.element(known);
    }
    step.add(new Dot("sum", step.prediction().width(), error, error));
    step.rowLoss(Expr.constant(factor).times(StepBuilder.local("sum")));
  }

  @Override
  final Expr value(NodeView node, Expr p, Expr t) {
    Expr error = p.minus(t);
    return Expr.constant(factor).times(error.times(error));
  }

  @Override
  final Expr derivative(NodeView node, Expr p, Expr t) {
    return Expr.constant(2 * factor).times(p.minus(t));
  }
}
