package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.StepBuilder;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;

/**
 * The sums of a convolution, {@code z[o,y,x] = sum W[o,c,ky,kx] * x[c, ...]}, and of its gradients.
 * A transposed convolution is the gradient by the input, used forward.
 *
 * @param channels of the image
 * @param filters channels of the result
 * @param groups into which both fall
 * @param y how windows lie vertically
 * @param x how windows lie horizontally
 */
record Convolution(int channels, int filters, int groups, WindowAxis y, WindowAxis x) {
  Shape image() {
    return Shape.of(channels, y.in(), x.in());
  }

  Shape result() {
    return Shape.of(filters, y.out(), x.out());
  }

  Shape weights() {
    return Shape.of(filters, channels / groups, y.kernel(), x.kernel());
  }

  private static Expr at(Tensor tensor, Index index) {
    return Expr.read(new Access.At(tensor, index));
  }

  private static Expr at(Parameter parameter, Index index) {
    return Expr.read(new Access.WeightAt(parameter, index));
  }

  /** A filter or channel of its group, and its place among all. */
  private record Channel(Index group, Index inGroup, Index place) {}

  private Channel channel(Ranges loops, Index group, String variable, int count) {
    Index inGroup = loops.over(variable, count / groups);
    return new Channel(group, inGroup, group.times(count / groups).plus(inGroup));
  }

  /** Returns {@code result = start + sum_c,ky,kx W * image}. */
  Contraction forward(Tensor result, Tensor image, Parameter weight, Expr start) {
    Ranges free = new Ranges();
    Index group = free.over("group", groups);
    Channel o = channel(free, group, "o", filters);
    Index oy = free.over("oy", y.out());
    Index ox = free.over("ox", x.out());
    Ranges summed = new Ranges();
    Channel c = channel(summed, group, "c", channels);
    Index ky = summed.over("ky", y.kernel());
    Index kx = summed.over("kx", x.kernel());
    y.guard(summed, oy, ky);
    x.guard(summed, ox, kx);
    return Contraction.value(
            result,
            result().index(o.place(), oy, ox),
            free.domain(),
            summed.domain(),
            at(weight, weights().index(o.place(), c.inGroup(), ky, kx)),
            at(image, image().index(c.place(), y.place(oy, ky), x.place(ox, kx))))
        .from(start);
  }

  /** Returns the start of a chain that begins with a number of each filter. */
  Expr ofFilter(Parameter bias) {
    Index group = groups == 1 ? Index.of(0) : Index.of("group");
    int own = filters / groups;
    Index inGroup = own == 1 ? Index.of(0) : Index.of("o");
    return at(bias, group.times(own).plus(inGroup));
  }

  /** Returns {@code image = sum_o,y,x W * result} over all windows that see a place. */
  Contraction backward(Tensor image, Tensor result, Parameter weight) {
    Ranges free = new Ranges();
    Index group = free.over("group", groups);
    Channel c = channel(free, group, "c", channels);
    Index iy = free.over("iy", y.in());
    Index ix = free.over("ix", x.in());
    Ranges summed = new Ranges();
    Channel o = channel(summed, group, "o", filters);
    WindowAxis.Seen sy = y.seeing(summed, iy, "y");
    WindowAxis.Seen sx = x.seeing(summed, ix, "x");
    return Contraction.value(
        image,
        image().index(c.place(), iy, ix),
        free.domain(),
        summed.domain(),
        at(weight, weights().index(o.place(), c.inGroup(), sy.k(), sx.k())),
        at(result, result().index(o.place(), sy.window(), sx.window())));
  }

  /**
   * Returns the start of a chain of {@link #backward} that begins with a number of each channel.
   */
  Expr ofChannel(Parameter bias) {
    Index group = groups == 1 ? Index.of(0) : Index.of("group");
    int own = channels / groups;
    Index inGroup = own == 1 ? Index.of(0) : Index.of("c");
    return at(bias, group.times(own).plus(inGroup));
  }

  /** Adds the formula of a parameter's gradient, or says that it has none. */
  static void gradientFormula(StepBuilder step, String role, String name, String formula) {
    step.formula(step.isLearned(role) ? name + formula : "no " + name + ": it is frozen");
  }

  /** Returns {@code dW[o,c,ky,kx] = sum_y,x result * image}. */
  Contraction weightGradient(Parameter weight, Tensor result, Tensor image) {
    Ranges free = new Ranges();
    Index group = free.over("group", groups);
    Channel o = channel(free, group, "o", filters);
    Channel c = channel(free, group, "c", channels);
    Index ky = free.over("ky", y.kernel());
    Index kx = free.over("kx", x.kernel());
    Ranges summed = new Ranges();
    Index oy = summed.over("oy", y.out());
    Index ox = summed.over("ox", x.out());
    y.guard(summed, oy, ky);
    x.guard(summed, ox, kx);
    return Contraction.gradient(
        weight,
        weights().index(o.place(), c.inGroup(), ky, kx),
        free.domain(),
        summed.domain(),
        at(result, result().index(o.place(), oy, ox)),
        at(image, image().index(c.place(), y.place(oy, ky), x.place(ox, kx))));
  }

  /** Returns the gradient by a number that every place of a channel has been added. */
  static Contraction biasGradient(Parameter bias, Tensor result, Shape shape) {
    Ranges free = new Ranges();
    Index o = free.over("o", shape.dimension(0));
    Ranges summed = new Ranges();
    Index i = summed.over("i", shape.size() / shape.dimension(0));
    Index place = o.times(shape.size() / shape.dimension(0)).plus(i);
    return Contraction.gradient(bias, o, free.domain(), summed.domain(), at(result, place), null);
  }
}
