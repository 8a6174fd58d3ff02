package dev.gradwright.processor.rule.loss;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** A loss of a score whose sign is to be that of a target of -1 or 1. */
abstract class ScoreLoss extends ElementwiseLoss {
  ScoreLoss(String annotation) {
    super(annotation);
  }

  @Override
  public final void check(NodeView node) {
    Yields yields = node.source(0).yields();
    if (yields != Yields.NUMBERS) {
      node.reportHere(Message.HINGE_RANGE, node.kind(), node.source(0).name(), yields.words());
    }
  }

  @Override
  public final TargetKind target(NodeView node) {
    return TargetKind.SIGN;
  }

  /** Returns by how much the score falls short of a margin of 1. */
  static Expr shortfall(Expr p, Expr t) {
    return Expr.constant(1).minus(t.times(p));
  }
}
