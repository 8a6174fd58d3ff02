package dev.gradwright.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.program.Shape;
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
import java.util.Optional;

/** {@code @UpSample}: a larger image or a longer sequence. */
@AutoService(LayerRule.class)
public final class UpSampleRule implements LayerRule {
  @Override
  public String annotation() {
    return "dev.gradwright.layer.UpSample";
  }

  @Override
  public void checkMembers(NodeView node) {
    Windows.checkNumbers(node, "factor");
  }

  @Override
  public Optional<Shape> shape(NodeView node) {
    int axes = Windows.axesOfEither(node);
    if (axes == 0
        || !Windows.hasCount(node, axes, "factor")
        || !Windows.areAtLeast(node, axes, 1, "factor")) {
      return Optional.empty();
    }
    List<Integer> dimensions = new ArrayList<>(node.source(0).shape().dimensions());
    for (int axis = 0; axis < axes; axis++) {
      long length = (long) dimensions.get(axis + 1) * Windows.number(node, "factor", axis);
      if (length > Integer.MAX_VALUE) {
        node.reportHere(Message.TOO_LARGE, node.name(), length, "numbers along one axis");
        return Optional.empty();
      }
      dimensions.set(axis + 1, (int) length);
    }
    return Optional.of(new Shape(dimensions));
  }

  /** Sizes, with a height of 1 for a sequence. */
  private record Sizes(int channels, int height, int width, int down, int right, boolean isImage) {
    static Sizes of(NodeView node) {
      Shape in = node.source(0).shape();
      boolean image = in.rank() == 3;
      return new Sizes(
          in.dimension(0),
          image ? in.dimension(1) : 1,
          in.dimension(in.rank() - 1),
          image ? Windows.number(node, "factor", 0) : 1,
          Windows.number(node, "factor", in.rank() - 2),
          image);
    }

    Shape small() {
      return Shape.of(channels, height, width);
    }

    Shape large() {
      return Shape.of(channels, height * down, width * right);
    }

    /** Along rows first: the image between is as high as the input and as wide as the output. */
    Enlarged alongRows() {
      return new Enlarged(channels * height, width, 1, right);
    }

    Enlarged alongColumns() {
      return new Enlarged(channels, height, width * right, down);
    }

    int between() {
      return channels * height * width * right;
    }

    String place(String y, String x) {
      return isImage ? "[r,c," + y + "," + x + "]" : "[r,c," + x + "]";
    }
  }

  private static boolean isNearest(NodeView node) {
    return node.attributes().text("mode").equals("NEAREST");
  }

  /** Every old place, and the new ones that show it. */
  private record Walk(Ranges old, Ranges copies, Index small, Index large) {
    static Walk of(Sizes sizes) {
      Ranges old = new Ranges();
      Ranges copies = new Ranges();
      Index c = old.over("c", sizes.channels());
      Index iy = old.over("iy", sizes.height());
      Index ix = old.over("ix", sizes.width());
      Index y = iy.times(sizes.down()).plus(copies.over("fy", sizes.down()));
      Index x = ix.times(sizes.right()).plus(copies.over("fx", sizes.right()));
      return new Walk(old, copies, sizes.small().index(c, iy, ix), sizes.large().index(c, y, x));
    }
  }

  private static String times(int factor, String place) {
    return factor == 1 ? place : factor + place + "+f" + place;
  }

  @Override
  public void forward(NodeView node, StepBuilder step) {
    Sizes sizes = Sizes.of(node);
    String x = step.input(0).name();
    if (isNearest(node)) {
      String large = sizes.place(times(sizes.down(), "y"), times(sizes.right(), "x"));
      step.formula(node.name() + large + " = " + x + sizes.place("y", "x") + " for every f");
      nearest(step, sizes);
      return;
    }
    boolean both = sizes.down() > 1 && sizes.right() > 1;
    String y = node.name();
    if (both) {
      between(step, sizes, "wide", x, "x");
      between(step, sizes, y, "wide", "y");
    } else {
      between(step, sizes, y, x, sizes.down() > 1 ? "y" : "x");
    }
    if (sizes.down() == 1) {
      sizes.alongRows().forward(step, step.input(0), step.output());
    } else if (sizes.right() == 1) {
      sizes.alongColumns().forward(step, step.input(0), step.output());
    } else {
      Tensor wide = step.kept("wide", sizes.between());
      sizes.alongRows().forward(step, step.input(0), wide);
      sizes.alongColumns().forward(step, wide, step.output());
    }
  }

  private static void between(
      StepBuilder step, Sizes sizes, String large, String small, String axis) {
    int factor = axis.equals("y") ? sizes.down() : sizes.right();
    step.formula(
        large
            + sizes.place("y", "x")
            + " = "
            + small
            + (" at (" + axis + "+1/2)/" + factor + "-1/2 along " + axis)
            + ", between its two nearest places; at the border the last one alone");
  }

  /** In the order of the output. */
  private static void nearest(StepBuilder step, Sizes sizes) {
    Ranges loops = new Ranges();
    Index c = loops.over("c", sizes.channels());
    Index iy = loops.over("iy", sizes.height());
    Index fy = loops.over("fy", sizes.down());
    Index ix = loops.over("ix", sizes.width());
    Index fx = loops.over("fx", sizes.right());
    Index y = iy.times(sizes.down()).plus(fy);
    Index x = ix.times(sizes.right()).plus(fx);
    new Moved(loops.domain(), sizes.small().index(c, iy, ix), sizes.large().index(c, y, x))
        .forward(step);
  }

  @Override
  public void backward(NodeView node, StepBuilder step) {
    Sizes sizes = Sizes.of(node);
    Tensor dy = step.outputGradient();
    if (isNearest(node)) {
      Walk walk = Walk.of(sizes);
      boolean wanted =
          step.inputGradient(
              0,
              (dx, adds) ->
                  Contraction.value(
                          dx,
                          walk.small(),
                          walk.old().domain(),
                          walk.copies().domain(),
                          Pool.at(dy, walk.large()),
                          null)
                      .adding(adds));
      if (wanted) {
        String large = sizes.place(times(sizes.down(), "y"), times(sizes.right(), "x"));
        step.formula(
            step.gradientName(0)
                + sizes.place("y", "x")
                + " = sum over every f of "
                + step.gradientName()
                + large);
      }
      return;
    }
    boolean wanted = step.inputGradient(0, (dx, adds) -> backward(step, sizes, dx, adds));
    if (wanted) {
      step.formula(
          step.gradientName(0)
              + " = at every place, sum of "
              + step.gradientName()
              + " times the weight that the place had in it");
    }
  }

  /** Appends the gradient of interpolation, but for its last operation, which it returns. */
  private static Nest backward(StepBuilder step, Sizes sizes, Tensor dx, boolean adds) {
    Tensor dy = step.outputGradient();
    Tensor large = dy;
    Enlarged last = sizes.alongRows();
    if (sizes.right() == 1 && sizes.down() > 1) {
      last = sizes.alongColumns();
    } else if (sizes.down() > 1) {
      large = step.kept("dWide", sizes.between());
      step.map(large, Expr.constant(0));
      sizes.alongColumns().backward(step, dy, large);
    }
    if (!adds) {
      step.map(dx, Expr.constant(0));
    }
    List<Nest> ops = last.backwardOps(large, dx);
    ops.subList(0, ops.size() - 1).forEach(step::add);
    return ops.get(ops.size() - 1);
  }
}
