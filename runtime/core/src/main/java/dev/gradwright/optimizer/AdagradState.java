package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The sums of {@link Adagrad}. */
final class AdagradState extends ElementwiseState {
  private final double rateDecay;
  private final double epsilon;
  private final double weightDecay;
  private final Reals sum;
  private long steps;

  AdagradState(
      Precision precision,
      int parameters,
      double rateDecay,
      double epsilon,
      double weightDecay,
      double initial) {
    super(precision);
    this.rateDecay = rateDecay;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    sum = Reals.of(precision, parameters);
    sum.fill(initial);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    steps++;
  }

  @Override
  public void remember(Memory memory) {
    steps = memory.whole("steps", steps);
    memory.reals("sum", sum);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] s = sum.floats();
    float decay = (float) weightDecay;
    float size = (float) (-rate / (1 + (steps - 1) * rateDecay));
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float v = Math.fma(g, g, s[i]);
      s[i] = v;
      w[i] = Math.fma(size, g / ((float) Math.sqrt(v) + small), w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] s = sum.doubles();
    double decay = weightDecay;
    double size = (-rate / (1 + (steps - 1) * rateDecay));
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double v = Math.fma(g, g, s[i]);
      s[i] = v;
      w[i] = Math.fma(size, g / (Math.sqrt(v) + small), w[i]);
    }
  }
}
