package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The averages of {@link Adadelta}. */
final class AdadeltaState extends ElementwiseState {
  private final double rho;
  private final double epsilon;
  private final double weightDecay;
  private final Reals square;
  private final Reals change;

  AdadeltaState(
      Precision precision, int parameters, double rho, double epsilon, double weightDecay) {
    super(precision);
    this.rho = rho;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    square = Reals.of(precision, parameters);
    change = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    // Nothing is shared between parameters.
  }

  @Override
  public void remember(Memory memory) {
    memory.reals("square", square);
    memory.reals("change", change);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] v = square.floats();
    float[] u = change.floats();
    float keep = (float) rho;
    float take = (float) (1 - rho);
    float decay = (float) weightDecay;
    float size = (float) -rate;
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float s = Math.fma(keep, v[i], take * g * g);
      v[i] = s;
      float d = (float) Math.sqrt(u[i] + small) / (float) Math.sqrt(s + small) * g;
      u[i] = Math.fma(keep, u[i], take * d * d);
      w[i] = Math.fma(size, d, w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] v = square.doubles();
    double[] u = change.doubles();
    double keep = rho;
    double take = (1 - rho);
    double decay = weightDecay;
    double size = -rate;
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double s = Math.fma(keep, v[i], take * g * g);
      v[i] = s;
      double d = Math.sqrt(u[i] + small) / Math.sqrt(s + small) * g;
      u[i] = Math.fma(keep, u[i], take * d * d);
      w[i] = Math.fma(size, d, w[i]);
    }
  }
}
