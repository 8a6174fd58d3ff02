package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.ArrayList;
import java.util.List;

/** {@code @AveragePool}: the mean of every window. */
@AutoService(LayerRule.class)
public final class AveragePoolRule extends PoolRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.AveragePool";
  }

  @Override
  boolean isDilated() {
    return false;
  }

  /** Neighbouring windows with equally many places that count. */
  private record Run(int from, int length, int places) {}

  private static List<Run> runs(WindowAxis axis, boolean countPadding) {
    if (countPadding) {
      return List.of(new Run(0, axis.out(), axis.kernel()));
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < axis.out(); i++) {
      int start = i * axis.stride() - axis.before();
      int places = Math.min(axis.in(), start + axis.kernel()) - Math.max(0, start);
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).places() == places) {
        runs.set(last, new Run(runs.get(last).from(), runs.get(last).length() + 1, places));
      } else {
        runs.add(new Run(i, 1, places));
      }
    }
    return runs;
  }

  /** Appends {@code out = in / n}, n being the number of places in each window. */
  private static void divide(StepBuilder step, Pool pool, boolean all, Tensor in, Tensor out) {
    List<Run> vertical = runs(pool.y(), all);
    List<Run> horizontal = runs(pool.x(), all);
    if (vertical.size() == 1 && horizontal.size() == 1) {
      double n = (double) vertical.get(0).places() * horizontal.get(0).places();
      step.map(out, StepBuilder.element(in).over(Expr.constant(n)));
      return;
    }
    for (Run y : vertical) {
      for (Run x : horizontal) {
        Ranges loops = new Ranges();
        Index c = loops.over("c", pool.channels());
        Index oy = loops.over("oy", y.length()).plus(y.from());
        Index ox = loops.over("ox", x.length()).plus(x.from());
        Index place = pool.result().index(c, oy, ox);
        double n = (double) y.places() * x.places();
        Expr mean = Pool.at(in, place).over(Expr.constant(n));
        step.add(new Nest(out, place, loops.domain(), mean, false));
      }
    }
  }

  private static boolean counts(NodeView node) {
    return node.attributes().flag("countPadding");
  }

  /** What sums are divided by. */
  private static String divisor(Pool pool, boolean all) {
    boolean isOne = runs(pool.y(), all).size() == 1 && runs(pool.x(), all).size() == 1;
    int places = runs(pool.y(), all).get(0).places() * runs(pool.x(), all).get(0).places();
    return isOne ? String.valueOf(places) : "n" + pool.place().replace("r,c,", "");
  }

  private static void explain(StepBuilder step, String divisor) {
    if (divisor.startsWith("n")) {
      step.formula(divisor + " = the places of the window without those in the padding");
    }
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Pool pool = known(node);
    String divisor = divisor(pool, counts(node));
    step.formula(
        node.name()
            + pool.place()
            + " = 1/"
            + divisor
            + " * sum_"
            + pool.window()
            + " "
            + step.input(0).name()
            + pool.seen());
    explain(step, divisor);
    Pool.Walk walk = pool.windows();
    Tensor sum = step.local("sum", step.output());
    Expr seen = Pool.at(step.input(0), walk.image());
    step.add(Contraction.value(sum, walk.result(), walk.outer(), walk.inner(), seen, null));
    divide(step, pool, counts(node), sum, step.output());
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Pool pool = known(node);
    Tensor dy = step.outputGradient();
    String dx = step.gradientName(0);
    boolean wanted =
        step.inputGradient(
            0,
            (gradient, adds) -> {
              Tensor share = step.local("share", dy);
              divide(step, pool, counts(node), dy, share);
              return giveBack(step, pool, gradient, adds, walk -> Pool.at(share, walk.result()));
            });
    if (wanted) {
      String divisor = divisor(pool, counts(node));
      step.formula(
          "share" + pool.place() + " = " + step.gradientName() + pool.place() + " / " + divisor);
      explain(step, divisor);
      step.formula(dx + " = at every place, sum of share over the windows that see it");
    }
  }
}
