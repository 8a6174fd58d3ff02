package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The step sizes of {@link Rprop}. */
final class RpropState extends ElementwiseState {
  private final double shrink;
  private final double grow;
  private final double least;
  private final double most;
  private final Reals before;
  private final Reals sizes;
  private boolean first = true;
  private boolean started;

  RpropState(
      Precision precision, int parameters, double shrink, double grow, double least, double most) {
    super(precision);
    this.shrink = shrink;
    this.grow = grow;
    this.least = least;
    this.most = most;
    before = Reals.of(precision, parameters);
    sizes = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    first = !started;
    started = true;
  }

  @Override
  public void remember(Memory memory) {
    started = memory.flag("started", started);
    memory.reals("before", before);
    memory.reals("sizes", sizes);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] old = before.floats();
    float[] size = sizes.floats();
    float start = (float) rate;
    float less = (float) shrink;
    float more = (float) grow;
    float low = (float) least;
    float high = (float) most;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float turn = g * old[i];
      float factor = turn > 0 ? more : turn < 0 ? less : 1;
      float s = Math.min(Math.max((first ? start : size[i]) * factor, low), high);
      float d = turn < 0 ? 0 : g;
      size[i] = s;
      old[i] = d;
      w[i] -= Math.signum(d) * s;
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] old = before.doubles();
    double[] size = sizes.doubles();
    double start = rate;
    double less = shrink;
    double more = grow;
    double low = least;
    double high = most;
    for (int i = from; i < to; i++) {
      double g = gradient[i];
      double turn = g * old[i];
      double factor = turn > 0 ? more : turn < 0 ? less : 1;
      double s = Math.min(Math.max((first ? start : size[i]) * factor, low), high);
      double d = turn < 0 ? 0 : g;
      size[i] = s;
      old[i] = d;
      w[i] -= Math.signum(d) * s;
    }
  }
}
