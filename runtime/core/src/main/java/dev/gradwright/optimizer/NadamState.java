package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;

/** The averages of {@link Nadam}. */
final class NadamState extends ElementwiseState {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final double fallEach;
  private final Reals mean;
  private final Reals square;
  private double power2 = 1;
  private double product = 1;
  // 0.96^(t * momentumDecay) in step t.
  private double fall = 1;
  // Of the step at hand: the momentum, and that of the next step.
  private double momentum;
  private double next;

  NadamState(
      Precision precision,
      int parameters,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double momentumDecay) {
    super(precision);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    fallEach = StrictMath.pow(0.96, momentumDecay);
    mean = Reals.of(precision, parameters);
    square = Reals.of(precision, parameters);
  }

  @Override
  public void begin(Reals parameters, Reals gradient) {
    power2 *= beta2;
    fall *= fallEach;
    momentum = beta1 * (1 - 0.5 * fall);
    next = beta1 * (1 - 0.5 * fall * fallEach);
    product *= momentum;
  }

  @Override
  public void remember(Memory memory) {
    fall = memory.number("fall", fall);
    power2 = memory.number("power2", power2);
    product = memory.number("product", product);
    memory.reals("mean", mean);
    memory.reals("square", square);
  }

  @Override
  void step(float[] w, float[] gradient, int from, int to, double rate) {
    float[] m = mean.floats();
    float[] v = square.floats();
    float keep1 = (float) beta1;
    float take1 = (float) (1 - beta1);
    float keep2 = (float) beta2;
    float take2 = (float) (1 - beta2);
    float decay = (float) weightDecay;
    float direct = (float) (-rate * (1 - momentum) / (1 - product));
    float ahead = (float) (-rate * next / (1 - product * next));
    float factor = (float) (1 / Math.sqrt(1 - power2));
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      float g = Math.fma(decay, w[i], gradient[i]);
      float a = Math.fma(keep1, m[i], take1 * g);
      float b = Math.fma(keep2, v[i], take2 * g * g);
      m[i] = a;
      v[i] = b;
      float d = Math.fma((float) Math.sqrt(b), factor, small);
      w[i] = Math.fma(ahead, a / d, Math.fma(direct, g / d, w[i]));
    }
  }

  @Override
  void step(double[] w, double[] gradient, int from, int to, double rate) {
    double[] m = mean.doubles();
    double[] v = square.doubles();
    double keep1 = beta1;
    double take1 = (1 - beta1);
    double keep2 = beta2;
    double take2 = (1 - beta2);
    double decay = weightDecay;
    double direct = (-rate * (1 - momentum) / (1 - product));
    double ahead = (-rate * next / (1 - product * next));
    double factor = (1 / Math.sqrt(1 - power2));
    double small = epsilon;
    for (int i = from; i < to; i++) {
      double g = Math.fma(decay, w[i], gradient[i]);
      double a = Math.fma(keep1, m[i], take1 * g);
      double b = Math.fma(keep2, v[i], take2 * g * g);
      m[i] = a;
      v[i] = b;
      double d = Math.fma(Math.sqrt(b), factor, small);
      w[i] = Math.fma(ahead, a / d, Math.fma(direct, g / d, w[i]));
    }
  }
}
