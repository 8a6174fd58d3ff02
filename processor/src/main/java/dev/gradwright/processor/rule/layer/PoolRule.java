package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.op.Contraction;
import dev.gradwright.processor.program.op.Nest;
import dev.gradwright.processor.program.op.Op;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.NodeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What layers share that make one number of every window. */
abstract class PoolRule implements LayerRule {
  /** Returns whether the annotation has a dilation. */
  abstract boolean isDilated();

  @Override
  public final void checkMembers(NodeView node) {
    Windows.checkNumbers(node, "kernel");
    Windows.checkNumbers(node, "stride");
    if (isDilated()) {
      Windows.checkNumbers(node, "dilation");
    }
    Windows.checkPad(node);
  }

  @Override
  public final Optional<Shape> shape(NodeView node) {
    int axes = Windows.axesOfEither(node);
    if (axes == 0
        || !Windows.hasCount(node, axes, "kernel")
        || (!node.attributes().integers("stride").isEmpty()
            && !Windows.hasCount(node, axes, "stride"))
        || (isDilated() && !Windows.hasCount(node, axes, "dilation"))
        || !Windows.hasPadCount(node, axes)) {
      return Optional.empty();
    }
    Pool pool = pool(node);
    if (pool == null || !Windows.fit(node, axes, pool.y(), pool.x())) {
      return Optional.empty();
    }
    if (pool.y().hasWindowInPadding() || pool.x().hasWindowInPadding()) {
      String member = node.attributes().isExplicit("pad") ? "pad" : "padding";
      node.report(Message.POOL_PADDING, member, node.name());
      return Optional.empty();
    }
    return Optional.of(axes == 1 ? Shape.of(pool.channels(), pool.x().out()) : pool.result());
  }

  private @Nullable Pool pool(NodeView node) {
    Shape in = node.source(0).shape();
    int axes = in.rank() - 1;
    WindowAxis y =
        axes == 1 ? WindowAxis.NONE : Windows.axis(node, 0, axes, in.dimension(1), isDilated());
    WindowAxis x = Windows.axis(node, axes - 1, axes, in.dimension(axes), isDilated());
    return y == null || x == null ? null : new Pool(in.dimension(0), y, x);
  }

  /** Returns the windows of a node that has been checked. */
  final Pool known(NodeView node) {
    Pool pool = pool(node);
    if (pool == null) {
      throw new IllegalStateException("not checked: " + node.name());
    }
    return pool;
  }

  /** What a window gives back to one of its places. */
  interface Share {
    /** Returns the share of the k-th place. */
    Expr of(Pool.Walk walk);
  }

  /**
   * Returns the gradient of the input: for each place, the sum of its shares of all windows that
   * see it. Where no two windows see the same place, each window hands out its shares; places that
   * no window sees are set to 0 before.
   */
  static Op giveBack(StepBuilder step, Pool pool, Tensor dx, boolean adds, Share share) {
    if (!pool.isApart()) {
      Pool.Walk walk = pool.places();
      return Contraction.value(dx, walk.image(), walk.outer(), walk.inner(), share.of(walk), null)
          .adding(adds);
    }
    Pool.Walk walk = pool.scattered();
    if (!adds && !pool.isCovered()) {
      step.map(dx, Expr.constant(0));
    }
    return new Nest(dx, walk.image(), walk.outer(), share.of(walk), adds);
  }
}
