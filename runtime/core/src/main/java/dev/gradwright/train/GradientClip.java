package dev.gradwright.train;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;

/**
 * Norms of gradients, and their limits. A norm is summed in double, in eight chains that take turns
 * over the elements in the public order and are then added in their order, the elements that fill
 * no turn last: fast, and the same bits whatever computed the gradient.
 *
 * @param norm the largest norm, or infinity
 * @param value the largest element, or infinity
 */
record GradientClip(double norm, double value) {
  private static final int CHAINS = 8;

  /** PyTorch's, in {@code clip_grad_norm_}. */
  private static final double EPSILON = 1e-6;

  boolean limitsNorm() {
    return norm < Double.POSITIVE_INFINITY;
  }

  /**
   * Brings a gradient within its limits: its norm first.
   *
   * @param present the norm of the gradient; not read if it has no limit
   */
  void apply(Reals gradient, double present) {
    if (limitsNorm()) {
      double factor = norm / (present + EPSILON);
      if (factor < 1) {
        scale(gradient, factor);
      }
    }
    if (value < Double.POSITIVE_INFINITY) {
      clamp(gradient);
    }
  }

  static double norm(Reals gradient) {
    return norm(gradient, 0, gradient.length());
  }

  /** Returns the Euclidean norm of the elements {@code [from, to)}. */
  static double norm(Reals gradient, int from, int to) {
    int whole = to - (to - from) % CHAINS;
    double sum =
        gradient.precision() == Precision.FLOAT
            ? squares(gradient.floats(), from, whole)
            : squares(gradient.doubles(), from, whole);
    double rest = 0;
    for (int i = whole; i < to; i++) {
      rest = square(gradient.get(i), rest);
    }
    return Math.sqrt(sum + rest);
  }

  /** Returns the sum of the squares of whole turns of the chains. */
  private static double squares(float[] g, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = from; i < to; i += CHAINS) {
      s0 = square(g[i], s0);
      s1 = square(g[i + 1], s1);
      s2 = square(g[i + 2], s2);
      s3 = square(g[i + 3], s3);
      s4 = square(g[i + 4], s4);
      s5 = square(g[i + 5], s5);
      s6 = square(g[i + 6], s6);
      s7 = square(g[i + 7], s7);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
  }

  /** Returns the sum of the squares of whole turns of the chains. */
  private static double squares(double[] g, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int i = from; i < to; i += CHAINS) {
      s0 = square(g[i], s0);
      s1 = square(g[i + 1], s1);
      s2 = square(g[i + 2], s2);
      s3 = square(g[i + 3], s3);
      s4 = square(g[i + 4], s4);
      s5 = square(g[i + 5], s5);
      s6 = square(g[i + 6], s6);
      s7 = square(g[i + 7], s7);
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
  }

  private static double square(double g, double sum) {
    return Math.fma(g, g, sum);
  }

  private static void scale(Reals gradient, double factor) {
    if (gradient.precision() == Precision.FLOAT) {
      float[] g = gradient.floats();
      float by = (float) factor;
      for (int i = 0; i < g.length; i++) {
        g[i] *= by;
      }
    } else {
      double[] g = gradient.doubles();
      for (int i = 0; i < g.length; i++) {
        g[i] *= factor;
      }
    }
  }

  private void clamp(Reals gradient) {
    if (gradient.precision() == Precision.FLOAT) {
      float[] g = gradient.floats();
      float limit = (float) value;
      for (int i = 0; i < g.length; i++) {
        g[i] = Math.min(Math.max(g[i], -limit), limit);
      }
    } else {
      double[] g = gradient.doubles();
      for (int i = 0; i < g.length; i++) {
        g[i] = Math.min(Math.max(g[i], -value), value);
      }
    }
  }
}
