package dev.gradwright.processor.rule.loss;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.LossStepBuilder;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;

/** A loss that judges each number by itself and is the mean over all numbers of the batch. */
abstract class ElementwiseLoss implements LossRule {
  private final String annotation;

  ElementwiseLoss(String annotation) {
    this.annotation = "dev.gradwright.loss." + annotation;
  }

  /** Returns the formula of one number's loss, in terms of p and t. */
  abstract String formula(NodeView node);

  /** Returns the formula of its derivative by p. */
  abstract String derivativeFormula(NodeView node);

  /** Returns the loss of prediction p against target t. */
  abstract Expr value(NodeView node, Expr p, Expr t);

  /** Returns its derivative by p. */
  abstract Expr derivative(NodeView node, Expr p, Expr t);

  @Override
  public String annotation() {
    return annotation;
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.REAL;
  }

  @Override
  public Masking masking(NodeView node) {
    return Masking.NUMBERS;
  }

  /** Returns how many numbers of a row count in the mean. */
  int numbersPerRow(LossStepBuilder step) {
    return step.prediction().width();
  }

  @Override
  public void forward(NodeView node, LossStepBuilder step) {
    begin(node, step);
    Expr element = step.ofNumber(value(node, p(step), t(step)));
    if (step.prediction().width() == 1) {
      step.rowLoss(element);
    } else {
      step.add(new Reduce("sum", Function.ADD, step.prediction().width(), element));
      step.rowLoss(StepBuilder.local("sum"));
    }
  }

  /** Begins the forward step: how rows are averaged, the names of its numbers, the formula. */
  final void begin(NodeView node, LossStepBuilder step) {
    step.averageOver(numbersPerRow(step));
    step.namePrediction("p");
    step.formula("p = " + step.prediction().name() + ", t = " + step.target().name());
    boolean single = step.prediction().width() == 1;
    step.formula(step.output().name() + "[r] = " + (single ? "" : "sum_j ") + formula(node));
  }

  @Override
  public void backward(NodeView node, LossStepBuilder step) {
    step.namePrediction("p");
    step.formula("p = " + step.prediction().name() + ", t = " + step.target().name());
    step.formula(
        step.gradientName(0)
            + "[r,j] = ("
            + derivativeFormula(node)
            + ") * scale, scale = weight / numbers in the batch");
    step.mapInputGradient(0, derivative(node, p(step), t(step)).times(step.scale()));
  }

  static Expr p(LossStepBuilder step) {
    return StepBuilder.element(step.prediction());
  }

  static Expr t(LossStepBuilder step) {
    return StepBuilder.element(step.target());
  }

  static Expr call(Function function, Expr... arguments) {
    return Expr.apply(function, arguments);
  }

  /** Reports a member that is not a number greater than 0. */
  static void checkPositive(NodeView node, String member) {
    double value = node.attributes().number(member);
    if (!(value > 0) || Double.isInfinite(value)) {
      node.report(Message.POSITIVE_NUMBER, member, member, value);
    }
  }
}
