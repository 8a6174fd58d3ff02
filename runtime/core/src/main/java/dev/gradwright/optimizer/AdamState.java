package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The averages of {@link Adam} and {@link AdamW}. */
final class AdamState extends ElementwiseState {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final boolean decoupled;
  private final boolean amsgrad;
  private final Reals mean;
  private final Reals square;
  // The square itself unless amsgrad keeps its highest values.
  private final Reals highest;
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
      double weightDecay,
      boolean decoupled,
      boolean amsgrad) {
    super(precision);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    this.decoupled = decoupled;
    this.amsgrad = amsgrad;
    mean = Reals.of(precision, parameters);
    square = Reals.of(precision, parameters);
    highest = amsgrad ? Reals.of(precision, parameters) : square;
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    power1 *= beta1;
    power2 *= beta2;
    correction = 1 - power1;
    scale = 1 / Math.sqrt(1 - power2);
  }

  @Override
  public void remember(Memory memory) {
    power1 = memory.number("power1", power1);
    power2 = memory.number("power2", power2);
    memory.reals("mean", mean);
    memory.reals("square", square);
    if (amsgrad) {
      memory.reals("highest", highest);
    }
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] m = mean.floats();
    float[] v = square.floats();
    float[] top = highest.floats();
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    float decay = (float) (decoupled ? 0 : weightDecay);
    float shrink = (float) (decoupled ? 1 - rate * weightDecay : 1);
    float size = (float) (-rate / correction);
    float factor = (float) scale;
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float a = Math.fma(keep1, m[i], take1 * g);
      float b = Math.fma(keep2, v[i], take2 * g * g);
      m[i] = a;
      v[i] = b;
      float c = Math.max(top[i], b);
      top[i] = c;
      w[i] = Math.fma(size, a / Math.fma((float) Math.sqrt(c), factor, small), shrink * w[i]);
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] m = mean.doubles();
    double[] v = square.doubles();
    double[] top = highest.doubles();
    double keep1 = beta1;
    double take1 = (1 - beta1);
    double keep2 = beta2;
    double take2 = (1 - beta2);
    double decay = (decoupled ? 0 : weightDecay);
    double shrink = (decoupled ? 1 - rate * weightDecay : 1);
    double size = (-rate / correction);
    double factor = scale;
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double a = Math.fma(keep1, m[i], take1 * g);
      double b = Math.fma(keep2, v[i], take2 * g * g);
      m[i] = a;
      v[i] = b;
      double c = Math.max(top[i], b);
      top[i] = c;
      w[i] = Math.fma(size, a / Math.fma(Math.sqrt(c), factor, small), shrink * w[i]);
    }
  }
}
