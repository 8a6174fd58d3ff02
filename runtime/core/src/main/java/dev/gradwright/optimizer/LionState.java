package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The average of {@link Lion}. */
final class LionState extends ElementwiseState {
  private final double beta1;
  private final double beta2;
  private final double weightDecay;
  private final Reals mean;

  LionState(Precision precision, int parameters, double beta1, double beta2, double weightDecay) {
    super(precision);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.weightDecay = weightDecay;
    mean = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    // Nothing is shared between parameters.
  }

  @Override
  public void remember(Memory memory) {
    memory.reals("mean", mean);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] m = mean.floats();
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    float shrink = (float) (1 - rate * weightDecay);
    float size = (float) -rate;
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float d = Math.signum(Math.fma(keep1, m[i], take1 * g));
      m[i] = Math.fma(keep2, m[i], take2 * g);
      w[i] = Math.fma(size, d, shrink * w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] m = mean.doubles();
    double keep1 = beta1;
    double take1 = (1 - beta1);
    double keep2 = beta2;
    double take2 = (1 - beta2);
    double shrink = (1 - rate * weightDecay);
    double size = -rate;
    for (int i = from; i < to; i++) {
      double g = gradient[i];
      double d = Math.signum(Math.fma(keep1, m[i], take1 * g));
      m[i] = Math.fma(keep2, m[i], take2 * g);
      w[i] = Math.fma(size, d, shrink * w[i]);
    }
  }
}
