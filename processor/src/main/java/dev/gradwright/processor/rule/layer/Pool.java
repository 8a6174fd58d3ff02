package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.program.Tensor;
import dev.gradwright.processor.program.code.Access;
import dev.gradwright.processor.program.code.Domain;
import dev.gradwright.processor.program.code.Expr;
import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;

/**
 * Windows over every channel by itself.
 *
 * @param channels of the image and of the result
 * @param y how windows lie vertically; {@link WindowAxis#NONE} in a sequence
 * @param x how windows lie horizontally
 */
record Pool(int channels, WindowAxis y, WindowAxis x) {
  /** Returns the shape of the input, with a height of 1 for a sequence. */
  Shape image() {
    return Shape.of(channels, y.in(), x.in());
  }

  /** Returns the shape of the output, with a height of 1 for a sequence. */
  Shape result() {
    return Shape.of(channels, y.out(), x.out());
  }

  /** Returns an element of a tensor. */
  static Expr at(Tensor tensor, Index index) {
    return Expr.read(new Access.At(tensor, index));
  }

  /**
   * Windows and the places they see.
   *
   * @param outer the loops outside
   * @param inner the loops inside them
   * @param result the window's place in the output
   * @param image the place in the input
   * @param k the place in the window, counted row by row
   */
  record Walk(Domain outer, Domain inner, Index result, Index image, Index k) {}

  /** Returns the walk from window to window, and from place to place in each. */
  Walk windows() {
    Ranges outer = new Ranges();
    Index c = outer.over("c", channels);
    Index oy = outer.over("oy", y.out());
    Index ox = outer.over("ox", x.out());
    Ranges inner = new Ranges();
    Index ky = inner.over("ky", y.kernel());
    Index kx = inner.over("kx", x.kernel());
    y.guard(inner, oy, ky);
    x.guard(inner, ox, kx);
    return walk(outer, inner, c, new Index[] {oy, ky}, new Index[] {ox, kx});
  }

  /** Returns the walk from place to place, and from window to window that see it. */
  Walk places() {
    Ranges outer = new Ranges();
    Index c = outer.over("c", channels);
    Index iy = outer.over("iy", y.in());
    Index ix = outer.over("ix", x.in());
    Ranges inner = new Ranges();
    WindowAxis.Seen sy = y.seeing(inner, iy, "y");
    WindowAxis.Seen sx = x.seeing(inner, ix, "x");
    return new Walk(
        outer.domain(),
        inner.domain(),
        result().index(c, sy.window(), sx.window()),
        image().index(c, iy, ix),
        sy.k().times(x.kernel()).plus(sx.k()));
  }

  /** Returns the walk over all places that windows see, in one nest of loops. */
  Walk scattered() {
    Ranges loops = new Ranges();
    Index c = loops.over("c", channels);
    Index oy = loops.over("oy", y.out());
    Index ky = loops.over("ky", y.kernel());
    Index ox = loops.over("ox", x.out());
    Index kx = loops.over("kx", x.kernel());
    y.guard(loops, oy, ky);
    x.guard(loops, ox, kx);
    return walk(loops, new Ranges(), c, new Index[] {oy, ky}, new Index[] {ox, kx});
  }

  private Walk walk(Ranges outer, Ranges inner, Index c, Index[] vertical, Index[] horizontal) {
    return new Walk(
        outer.domain(),
        inner.domain(),
        result().index(c, vertical[0], horizontal[0]),
        image().index(c, y.place(vertical[0], vertical[1]), x.place(horizontal[0], horizontal[1])),
        vertical[1].times(x.kernel()).plus(horizontal[1]));
  }

  /** Returns whether no place is seen by two windows. */
  boolean isApart() {
    return y.isApart() && x.isApart();
  }

  /** Returns whether every place is seen. */
  boolean isCovered() {
    return y.isCovered() && x.isCovered();
  }

  private boolean isImage() {
    return !y.equals(WindowAxis.NONE);
  }

  /** Returns how formulas spell a window's place. */
  String place() {
    return isImage() ? "[r,c,y,x]" : "[r,c,x]";
  }

  /** Returns how formulas spell the place that a window sees. */
  String seen() {
    return isImage()
        ? "[r,c," + y.formula("y") + "," + x.formula("x") + "]"
        : "[r,c," + x.formula("x") + "]";
  }

  /** Returns how formulas spell the places of a window. */
  String window() {
    return isImage() ? "ky,kx" : "kx";
  }
}
