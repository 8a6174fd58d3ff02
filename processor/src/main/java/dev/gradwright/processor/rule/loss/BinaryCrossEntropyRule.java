package dev.gradwright.processor.rule.loss;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/**
 * Cross-entropy of probabilities against targets in [0, 1]; logarithms stop at -100, as in PyTorch.
 */
@AutoService(LossRule.class)
public final class BinaryCrossEntropyRule extends ElementwiseLoss {
  /** For the service loader. */
  public BinaryCrossEntropyRule() {
    super("BinaryCrossEntropy");
  }

  @Override
  String formula(NodeView node) {
    return "-t * log(p) - (1 - t) * log(1 - p)";
  }

  @Override
  String derivativeFormula(NodeView node) {
    return "(p - t) / (p * (1 - p))";
  }

  @Override
  public void check(NodeView node) {
    if (node.source(0).yields() != Yields.PROBABILITIES) {
      node.reportHere(
          Message.NEEDS_SIGMOID, node.source(0).name(), node.source(0).yields().words());
    }
  }

  @Override
  public TargetKind target(NodeView node) {
    return TargetKind.PROBABILITY;
  }

  @Override
  Expr value(NodeView node, Expr p, Expr t) {
    Expr floor = Expr.constant(-100);
    Expr yes = call(Function.MAX, call(Function.LOG, p), floor);
    Expr no = call(Function.MAX, call(Function.LOG1P, p.negated()), floor);
    return t.times(yes).plus(Expr.constant(1).minus(t).times(no)).negated();
  }

  @Override
  Expr derivative(NodeView node, Expr p, Expr t) {
    Expr variance = p.times(Expr.constant(1).minus(p));
    return p.minus(t).over(call(Function.MAX, variance, Expr.constant(1e-12)));
  }
}
