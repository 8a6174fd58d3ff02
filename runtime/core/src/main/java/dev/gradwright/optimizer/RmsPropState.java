package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import org.jspecify.annotations.Nullable;

/** The averages of {@link RmsProp}. */
final class RmsPropState extends ElementwiseState {
  private static final float[] NONE = {};
  private static final double[] NO_DOUBLES = {};

  private final double alpha;
  private final double epsilon;
  private final double momentum;
  private final double weightDecay;
  private final boolean centered;
  private final Reals square;
  private final @Nullable Reals mean;
  private final @Nullable Reals buffer;

  RmsPropState(
      Precision precision,
      int parameters,
      double alpha,
      double epsilon,
      double momentum,
      double weightDecay,
      boolean centered) {
    super(precision);
    this.alpha = alpha;
    this.epsilon = epsilon;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    this.centered = centered;
    square = Reals.of(precision, parameters);
    mean = centered ? Reals.of(precision, parameters) : null;
    buffer = momentum == 0 ? null : Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    // Nothing is shared between parameters.
  }

  @Override
  public void remember(Memory memory) {
    memory.reals("square", square);
    if (mean != null) {
      memory.reals("mean", mean);
    }
    if (buffer != null) {
      memory.reals("buffer", buffer);
    }
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] v = square.floats();
    float[] a = mean == null ? NONE : mean.floats();
    float[] b = buffer == null ? NONE : buffer.floats();
    float keep = (float) alpha;
    float take = (float) (1 - alpha);
    float decay = (float) weightDecay;
    float size = (float) -rate;
    float small = (float) epsilon;
    float carry = (float) momentum;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float s = Math.fma(keep, v[i], take * g * g);
      v[i] = s;
      if (centered) {
        float m = Math.fma(keep, a[i], take * g);
        a[i] = m;
        s = Math.fma(-m, m, s);
      }
      float d = g / ((float) Math.sqrt(s) + small);
      if (carry != 0) {
        d = Math.fma(carry, b[i], d);
        b[i] = d;
      }
      w[i] = Math.fma(size, d, w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] v = square.doubles();
    double[] a = mean == null ? NO_DOUBLES : mean.doubles();
    double[] b = buffer == null ? NO_DOUBLES : buffer.doubles();
    double keep = alpha;
    double take = (1 - alpha);
    double decay = weightDecay;
    double size = -rate;
    double small = epsilon;
    double carry = momentum;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double s = Math.fma(keep, v[i], take * g * g);
      v[i] = s;
      if (centered) {
        double m = Math.fma(keep, a[i], take * g);
        a[i] = m;
        s = Math.fma(-m, m, s);
      }
      double d = g / (Math.sqrt(s) + small);
      if (carry != 0) {
        d = Math.fma(carry, b[i], d);
        b[i] = d;
      }
      w[i] = Math.fma(size, d, w[i]);
    }
  }
}
