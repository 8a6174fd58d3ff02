package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** Binary cross-entropy from logits, positives counted positiveWeight times. */
@AutoService(LossRule.class)
public final class SigmoidCrossEntropyRule extends ElementwiseLoss {
  /** For the service loader. */
  public SigmoidCrossEntropyRule() {
    super("SigmoidCrossEntropy");
  }

  @Override
  String formula(NodeView node) {
    return "(1 - t) * log(1 + e^p) + " + node.text("positiveWeight") + " * t * log(1 + e^-p)";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "(1 - t) * sigmoid(p) - " + node.text("positiveWeight") + " * t * sigmoid(-p)";
  }

  @Override
  public void checkMembers(NodeView node) {
    checkPositive(node, "positiveWeight");
  }

  @Override
  public void check(NodeView node) {
    if (node.source(0).yields() == Yields.PROBABILITIES) {
      node.reportHere(
          Message.SIGMOID_LOGITS,
          node.kind(),
          node.source(0).name(),
          ", or use @BinaryCrossEntropy");
    } else if (node.source(0).yields() == Yields.DISTRIBUTION) {
      node.reportHere(Message.DOUBLE_SOFTMAX, node.kind(), node.source(0).name());
    }
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.PROBABILITY;
  }

  @Override
  public Link link() {
    return Link.SIGMOID;
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    // each softplus is accurate in its own tail: no difference of large numbers
    Expr negative = Expr.constant(1).minus(t).times(call(Function.SOFTPLUS, p));
    Expr positive = t.times(weight(node)).times(call(Function.SOFTPLUS, p.negated()));
    return negative.plus(positive);
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    if (weight(node) == 1) {
      return call(Function.SIGMOID, p).minus(t);
    }
    Expr negative = Expr.constant(1).minus(t).times(call(Function.SIGMOID, p));
    Expr positive = t.times(weight(node)).times(call(Function.SIGMOID, p.negated()));
    return negative.minus(positive);
  }

  private static double weight(NodeView node) {
    return node.attributes().number("positiveWeight");
  }
}
