package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.rule.NodeView;
import java.util.List;

/**
 * The members {@code l1} and {@code l2} of a layer: {@code sum l1 * |w| + l2 * w^2} over its
 * weights (lasso, ridge; both together the elastic net of Zou and Hastie 2005). The derivative of
 * |w| at 0 is 0.
 */
final class Penalties {
  private Penalties() {}

  /** Reports numbers that cannot be penalties. */
  static void check(NodeView node) {
    for (String member : new String[] {"l1", "l2"}) {
      double value = node.attributes().number(member);
      if (!(value >= 0) || Double.isInfinite(value)) {
        node.report(Message.PENALTY_NUMBER, member, member, value);
      }
    }
  }

  static List<PenaltyProgram> of(NodeView node, Parameter weight) {
    double l1 = node.attributes().number("l1");
    double l2 = node.attributes().number("l2");
    if (l1 == 0 && l2 == 0) {
      return List.of();
    }
    Expr w = Expr.read(new Access.Weight(weight));
    Expr absolute = Expr.apply(Function.ABS, w).times(l1);
    Expr sign = Expr.apply(Function.SIGN, w).times(l1);
    Expr square = w.times(l2).times(w);
    Expr twice = w.times(2 * l2);
    if (l2 == 0) {
      return List.of(
          new PenaltyProgram(weight, "sum " + node.text("l1") + " * |w|", absolute, sign));
    }
    if (l1 == 0) {
      return List.of(
          new PenaltyProgram(weight, "sum " + node.text("l2") + " * w^2", square, twice));
    }
    String formula = "sum " + node.text("l1") + " * |w| + " + node.text("l2") + " * w^2";
    return List.of(new PenaltyProgram(weight, formula, absolute.plus(square), sign.plus(twice)));
  }
}
