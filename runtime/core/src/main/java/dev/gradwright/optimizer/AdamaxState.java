package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The averages of {@link Adamax}. */
final class AdamaxState extends ElementwiseState {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final Reals mean;
  private final Reals norm;
  private double power1 = 1;

  AdamaxState(
      Precision precision,
      int parameters,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay) {
    super(precision);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    mean = Reals.of(precision, parameters);
    norm = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    power1 *= beta1;
  }

  @Override
  public void remember(Memory memory) {
    power1 = memory.number("power1", power1);
    memory.reals("mean", mean);
    memory.reals("norm", norm);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] m = mean.floats();
    float[] u = norm.floats();
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float decay = (float) weightDecay;
    float size = (float) (-rate / (1 - power1));
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float a = Math.fma(keep1, m[i], take1 * g);
      m[i] = a;
      float n = Math.max(keep2 * u[i], Math.abs(g) + small);
      u[i] = n;
      w[i] = Math.fma(size, a / n, w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] m = mean.doubles();
    double[] u = norm.doubles();
    double keep1 = beta1;
    double take1 = (1 - beta1);
    double keep2 = beta2;
    double decay = weightDecay;
    double size = (-rate / (1 - power1));
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double a = Math.fma(keep1, m[i], take1 * g);
      m[i] = a;
      double n = Math.max(keep2 * u[i], Math.abs(g) + small);
      u[i] = n;
      w[i] = Math.fma(size, a / n, w[i]);
    }
  }
}
