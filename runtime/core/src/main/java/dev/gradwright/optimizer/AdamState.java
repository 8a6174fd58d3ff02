package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The two averages of {@link Adam} and its loops, one per precision. */
final class AdamState implements OptimizerState {
  private final Precision precision;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final Reals mean;
  private final Reals square;
  // Powers of beta1 and beta2 by the number of the step.
  private double power1 = 1;
  private double power2 = 1;
  // Factors that follow from them in the step at hand.
  private double correction;
  private double scale;

  AdamState(
      Precision precision,
      int parameters,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay) {
    this.precision = precision;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    mean = Reals.of(precision, parameters);
    square = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    power1 *= beta1;
    power2 *= beta2;
    correction = 1 - power1;
    scale = 1 / Math.sqrt(1 - power2);
  }

  @Override
  public void step(Reals parameters, Reals gradient, int from, int to, double rate) {
    double size = -rate / correction;
    if (precision == Precision.FLOAT) {
      float[] w = parameters.floats();
      step(w, gradient.floats(), mean.floats(), square.floats(), (float) size, from, to);
    } else {
      double[] w = parameters.doubles();
      step(w, gradient.doubles(), mean.doubles(), square.doubles(), size, from, to);
    }
  }

  @Override
  public void remember(Memory memory) {
    power1 = memory.number("power1", power1);
    power2 = memory.number("power2", power2);
    memory.reals("mean", mean);
    memory.reals("square", square);
  }

  private void step(
      float[] w, float[] gradient, float[] m, float[] v, float size, int from, int to) {
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    float decay = (float) weightDecay;
    float factor = (float) scale;
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float a = Math.fma(keep1, m[i], take1 * g);
      float b = Math.fma(keep2, v[i], take2 * g * g);
      m[i] = a;
      v[i] = b;
      w[i] = Math.fma(size, a / Math.fma((float) Math.sqrt(b), factor, small), w[i]);
    }
  }

  private void step(
      double[] w, double[] gradient, double[] m, double[] v, double size, int from, int to) {
    for (int i = from; i < to; i++) {
      double g = Math.fma(weightDecay, w[i], gradient[i]);
      double a = Math.fma(beta1, m[i], (1 - beta1) * g);
      double b = Math.fma(beta2, v[i], (1 - beta2) * g * g);
      m[i] = a;
      v[i] = b;
      w[i] = Math.fma(size, a / Math.fma(Math.sqrt(b), scale, epsilon), w[i]);
    }
  }
}
