package dev.gradwright.processor.rule;

import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Range;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.program.op.Nest;
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

  /** The largest number of every position, and the sum of the exponentials, {@code [positions]}. */
  public record Scales(Tensor max, Tensor sum) {}

  /** Appends {@code p = softmax(x)} over the last axis of {@code [positions, width]}. */
  public static Scales lastAxis(StepBuilder step, Tensor x, Tensor p, int positions, int width) {
    Range position = new Range("position", positions);
    Range c = new Range("c", width);
    Domain outer = Domain.of(position);
    Domain inner = Domain.of(c);
    Domain every = Domain.of(position, c);
    Index i = position.index();
    Expr here = Expr.read(new Access.At(x, every.linear()));
    Tensor max = step.kept("max", positions);
    step.add(new Fold(max, i, outer, inner, Function.MAX, here));
    Expr shifted = here.minus(Expr.read(new Access.At(max, i)));
    step.add(new Nest(p, every.linear(), every, Expr.apply(Function.EXP, shifted), false));
    Expr power = Expr.read(new Access.At(p, every.linear()));
    Tensor sum = step.kept("sum", positions);
    step.add(Contraction.value(sum, i, outer, inner, power, null));
    Expr share = power.over(Expr.read(new Access.At(sum, i)));
    step.add(new Nest(p, every.linear(), every, share, false));
    return new Scales(max, sum);
  }
}
