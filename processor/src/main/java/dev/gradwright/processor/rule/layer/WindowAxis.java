package dev.gradwright.processor.rule.layer;

import dev.gradwright.processor.program.code.Index;
import dev.gradwright.processor.program.code.Ranges;

/**
 * How windows lie along one axis: window {@code i} sees the places {@code i * stride + k * dilation
 * - before}.
 *
 * @param in the length of the axis
 * @param kernel places in a window
 * @param stride distance of neighbouring windows
 * @param before places that do not exist before the first
 * @param after places that do not exist behind the last
 * @param dilation distance of neighbouring places in a window
 */
record WindowAxis(int in, int kernel, int stride, int before, int after, int dilation) {
  /** An axis of length 1 that windows of length 1 see. */
  static final WindowAxis NONE = new WindowAxis(1, 1, 1, 0, 0, 1);

  /** Returns the axis with as much padding as gives {@code ceil(in / stride)} windows. */
  static WindowAxis same(int in, int kernel, int stride, int dilation) {
    int out = (in + stride - 1) / stride;
    int pad = Math.max(0, (out - 1) * stride + dilation * (kernel - 1) + 1 - in);
    return new WindowAxis(in, kernel, stride, pad / 2, pad - pad / 2, dilation);
  }

  /** Returns how long a window is from its first place to its last. */
  long reach() {
    return (long) dilation * (kernel - 1) + 1;
  }

  /** Returns the number of windows; below 1 if not even one fits. */
  int out() {
    long room = (long) in + before + after - reach();
    return room < 0 ? 0 : (int) (room / stride) + 1;
  }

  /** Returns the place that window {@code i} sees as its {@code k}-th. */
  Index place(Index i, Index k) {
    return i.times(stride).plus(k.times(dilation)).plus(-before);
  }

  /** Leaves out of the loops what lies in the padding. */
  void guard(Ranges loops, Index i, Index k) {
    int last = (out() - 1) * stride + (kernel - 1) * dilation - before;
    if (before > 0 || last >= in) {
      loops.where(place(i, k), in);
    }
  }

  /** Returns the place that window {@code name} sees, as formulas spell it: {@code 2x+kx-1}. */
  String formula(String name) {
    String start = stride == 1 ? name : stride + name;
    String step = dilation == 1 ? "+k" + name : "+" + dilation + "k" + name;
    return start + step + (before == 0 ? "" : "-" + before);
  }

  /** Returns whether a window sees nothing of the axis, only its padding. */
  boolean hasWindowInPadding() {
    int windows = out();
    for (int i = 0; i < windows && (long) i * stride < before; i++) {
      if (!sees(i)) {
        return true;
      }
    }
    for (int i = windows - 1; i >= 0 && (long) i * stride - before + reach() > in; i--) {
      if (!sees(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean sees(int window) {
    for (int k = 0; k < kernel; k++) {
      long place = (long) window * stride + (long) k * dilation - before;
      if (place >= 0 && place < in) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether no place is seen by two windows. */
  boolean isApart() {
    return stride >= reach();
  }

  /** Returns whether every place is seen by a window. */
  boolean isCovered() {
    return dilation == 1
        && stride <= kernel
        && (long) out() * stride - before + kernel - stride >= in;
  }

  /** A window and its place that see a given place of the axis. */
  record Seen(Index window, Index k) {}

  /**
   * Adds loops over all windows that see a place, each with the place in the window.
   *
   * @param name the ending of the loop variables
   */
  Seen seeing(Ranges loops, Index place, String name) {
    if (kernel == 1 && stride == 1) {
      return new Seen(place.plus(before), Index.of(0));
    }
    if (dilation == 1) {
      Index window = loops.over("o" + name, out());
      Index k = place.plus(before).minus(window.times(stride));
      loops.where(k, kernel);
      return new Seen(window, kernel == 1 ? Index.of(0) : k);
    }
    if (stride == 1) {
      Index k = loops.over("k" + name, kernel);
      Index window = place.plus(before).minus(k.times(dilation));
      loops.where(window, out());
      return new Seen(window, k);
    }
    Index window = loops.over("o" + name, out());
    Index k = loops.over("k" + name, kernel);
    loops.where(place(window, k).minus(place), 1);
    return new Seen(window, k);
  }
}
