package dev.gradwright.processor.rule.layer;

import static dev.gradwright.processor.rule.layer.Cells.at;

import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;
import dev.gradwright.processor.program.op.Contraction;
import java.util.function.Function;

/**
 * The sums of a dense layer that all positions of a row go through, {@code z[time,o] = start +
 * sum_k W[o,k] * x[time,k]}, and of its gradients.
 *
 * @param times positions
 * @param in numbers of a position that are read
 * @param out numbers of a position that are written
 */
record Projection(int times, int in, int out) {
  /**
   * Numbers of every position within a tensor.
   *
   * @param tensor the tensor
   * @param start where the numbers of the first position begin
   * @param step how far positions are apart
   */
  record Rows(Tensor tensor, int start, int step) {
    /** Returns positions that fill a tensor. */
    static Rows of(Tensor tensor, int width) {
      return new Rows(tensor, 0, width);
    }

    Index place(Index time, Index feature) {
      return time.times(step).plus(feature).plus(start);
    }

    Expr read(Index time, Index feature) {
      return at(tensor, place(time, feature));
    }
  }

  /** Returns z; each chain begins with a number of its own. */
  Contraction forward(Rows z, Rows x, Parameter weight, Function<Index, Expr> start) {
    return part(z, x, weight, 0, out, start);
  }

  /** Returns some of the numbers of z, from one on. */
  Contraction part(
      Rows z, Rows x, Parameter weight, int from, int count, Function<Index, Expr> start) {
    Ranges free = new Ranges();
    Index time = free.over("time", times);
    Index o = free.over("o", count).plus(from);
    Ranges summed = new Ranges();
    Index k = summed.over("k", in);
    return Contraction.value(
            z.tensor(),
            z.place(time, o),
            free.domain(),
            summed.domain(),
            at(weight, o.times(in).plus(k)),
            x.read(time, k))
        .from(start.apply(o));
  }

  /** Returns dW. */
  Contraction weightGradient(Parameter weight, Rows dz, Rows x) {
    Ranges free = new Ranges();
    Index o = free.over("o", out);
    Index k = free.over("k", in);
    Ranges summed = new Ranges();
    Index time = summed.over("time", times);
    return Contraction.gradient(
        weight,
        o.times(in).plus(k),
        free.domain(),
        summed.domain(),
        dz.read(time, o),
        x.read(time, k));
  }

  /** Returns the gradient of numbers that every position has been added. */
  Contraction biasGradient(Parameter bias, Rows dz) {
    Ranges free = new Ranges();
    Index o = free.over("o", out);
    Ranges summed = new Ranges();
    Index time = summed.over("time", times);
    return Contraction.gradient(bias, o, free.domain(), summed.domain(), dz.read(time, o), null);
  }

  /** Returns dx. */
  Contraction inputGradient(Rows dx, Rows dz, Parameter weight) {
    Ranges free = new Ranges();
    Index time = free.over("time", times);
    Index k = free.over("k", in);
    Ranges summed = new Ranges();
    Index o = summed.over("o", out);
    return Contraction.value(
        dx.tensor(),
        dx.place(time, k),
        free.domain(),
        summed.domain(),
        at(weight, o.times(in).plus(k)),
        dz.read(time, o));
  }
}
