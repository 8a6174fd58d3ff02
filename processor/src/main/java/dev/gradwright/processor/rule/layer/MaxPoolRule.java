package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Comparison;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Function;
import dev.gradwright.processor.program.op.Fold;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.Yields;

/** {@code @MaxPool}: the largest number of every window. */
@AutoService(LayerRule.class)
public final class MaxPoolRule extends PoolRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.MaxPool";
  }

  @Override
  boolean isDilated() {
    return true;
  }

  @Override
  public Yields yields(NodeView node) {
    Yields of = node.source(0).yields();
    return of == Yields.DISTRIBUTION ? Yields.NUMBERS : of;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Pool pool = known(node);
    String x = step.input(0).name();
    step.formula(node.name() + pool.place() + " = max_" + pool.window() + " " + x + pool.seen());
    Pool.Walk walk = pool.windows();
    Expr seen = Pool.at(step.input(0), walk.image());
    step.add(
        new Fold(step.output(), walk.result(), walk.outer(), walk.inner(), Function.MAX, seen));
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Pool pool = known(node);
    String dx = step.gradientName(0);
    boolean wanted =
        step.inputGradient(
            0,
            (gradient, adds) -> {
              step.add(first(pool, step));
              return giveBack(step, pool, gradient, adds, walk -> share(step, walk));
            });
    if (wanted) {
      step.formula(
          "k" + pool.place() + " = the first place of the window where it has its maximum");
      step.formula(
          dx
              + " = at every place, sum of "
              + step.gradientName()
              + pool.place()
              + " over the windows of which it is the first");
    }
  }

  private static Tensor first(StepBuilder step) {
    return step.kept("first", step.output().width());
  }

  /** The number of the first place that has the maximum; there is none if it is NaN. */
  private static Fold first(Pool pool, StepBuilder step) {
    Pool.Walk walk = pool.windows();
    Expr isLargest =
        Expr.where(
            Pool.at(step.input(0), walk.image()),
            Comparison.EQUAL,
            Pool.at(step.output(), walk.result()),
            Expr.read(new Access.Whole(walk.k())),
            Expr.constant(Double.POSITIVE_INFINITY));
    return new Fold(
        first(step), walk.result(), walk.outer(), walk.inner(), Function.MIN, isLargest);
  }

  private static Expr share(StepBuilder step, Pool.Walk walk) {
    return Expr.where(
        Pool.at(first(step), walk.result()),
        Comparison.EQUAL,
        Expr.read(new Access.Whole(walk.k())),
        Pool.at(step.outputGradient(), walk.result()),
        Expr.constant(0));
  }
}
