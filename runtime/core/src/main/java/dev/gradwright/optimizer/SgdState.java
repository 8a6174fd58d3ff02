package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import org.jspecify.annotations.Nullable;

/** The momentum buffer of {@link Sgd} and its loops, one per precision. */
final class SgdState extends ElementwiseState {
  private final double momentum;
  private final double dampening;
  private final double weightDecay;
  private final boolean nesterov;
  private final @Nullable Reals buffer;
  private boolean first = true;
  // The gradient's share of the buffer in the step at hand.
  private double share = 1;

  SgdState(
      Precision precision,
      int parameters,
      double momentum,
      double dampening,
      double weightDecay,
      boolean nesterov) {
    super(precision);
    this.momentum = momentum;
    this.dampening = dampening;
    this.weightDecay = weightDecay;
    this.nesterov = nesterov;
    buffer = momentum == 0 ? null : Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    // At the first step the buffer, still 0, takes the plain gradient whatever the dampening.
    share = first ? 1 : 1 - dampening;
    first = false;
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    if (buffer == null) {
      plain(w, gradient, (float) -rate, (float) weightDecay, from, to);
    } else {
      momentum(w, gradient, buffer.floats(), (float) share, (float) -rate, from, to);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    if (buffer == null) {
      plain(w, gradient, -rate, weightDecay, from, to);
    } else {
      momentum(w, gradient, buffer.doubles(), share, -rate, from, to);
    }
  }

  @Override
  public void remember(Memory memory) {
    first = memory.flag("first", first);
    if (buffer != null) {
      memory.reals("buffer", buffer);
    }
  }

  private static void plain(
      float[] w, float[] gradient, float step, float decay, int from, int to) {
    if (decay == 0) {
      for (int i = from; i < to; i++) {
        w[i] = Math.fma(gradient[i], step, w[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        w[i] = Math.fma(Math.fma(decay, w[i], gradient[i]), step, w[i]);
      }
    }
  }

  private static void plain(
      double[] w, double[] gradient, double step, double decay, int from, int to) {
    if (decay == 0) {
      for (int i = from; i < to; i++) {
        w[i] = Math.fma(gradient[i], step, w[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        w[i] = Math.fma(Math.fma(decay, w[i], gradient[i]), step, w[i]);
      }
    }
  }

  private void momentum(
      float[] w, float[] gradient, float[] buffer, float share, float step, int from, int to) {
    float decay = (float) weightDecay;
    float keep = (float) momentum;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float b = Math.fma(keep, buffer[i], share * g);
      buffer[i] = b;
      w[i] = Math.fma(nesterov ? Math.fma(keep, b, g) : b, step, w[i]);
    }
  }

  private void momentum(
      double[] w, double[] gradient, double[] buffer, double share, double step, int from, int to) {
    for (int i = from; i < to; i++) {
      double g = Math.fma(weightDecay, w[i], gradient[i]);
      double b = Math.fma(momentum, buffer[i], share * g);
      buffer[i] = b;
      w[i] = Math.fma(nesterov ? Math.fma(momentum, b, g) : b, step, w[i]);
    }
  }
}
