package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Reduce;

/** The softmax of a row, shared by the layer, the losses on logits and the predictions. */
public final class SoftmaxOps {
  private SoftmaxOps() {}

  /** Appends {@code p = softmax(x)}; leaves the row's numbers {@code max} and {@code sum}. */
  public static void softmax(StepBuilder step, Tensor x, Tensor p) {
    softmax(step, x, p, 1, "");
  }

  /**
   * Appends {@code p = softmax(x * factor)}, shifted by the row's largest number so that nothing
   * overflows; leaves the row's numbers {@code max} and {@code sum}, each with the suffix.
   */
  public static void softmax(StepBuilder step, Tensor x, Tensor p, double factor, String suffix) {
    Expr z = StepBuilder.element(x).times(Expr.constant(factor));
    step.add(new Reduce("max" + suffix, Function.MAX, x.width(), z));
    Expr shifted = z.minus(StepBuilder.local("max" + suffix));
    step.map(p, Expr.apply(Function.EXP, shifted));
    step.add(new Reduce("sum" + suffix, Function.ADD, x.width(), StepBuilder.element(p)));
    step.map(p, StepBuilder.element(p).over(StepBuilder.local("sum" + suffix)));
  }
}
