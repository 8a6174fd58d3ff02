package dev.gradwright.optimizer;

import dev.gradwright.Precision;
import dev.gradwright.SettingsException;
import java.util.Locale;

/**
 * Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015), in the form and
 * with the defaults of PyTorch's {@code torch.optim.Adam}:
 *
 * <pre>{@code
 * g = gradient + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g^2
 * w = w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
 * }</pre>
 *
 * with the number t of the step, from 1.
 */
public final class Adam implements Optimizer {
  private final double rate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;

  private Adam(double rate, double beta1, double beta2, double epsilon, double weightDecay) {
    this.rate = rate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
  }

  /**
   * Returns Adam with this learning rate, {@code beta1 = 0.9}, {@code beta2 = 0.999}, {@code
   * epsilon = 1e-8} and no weight decay.
   *
   * @throws SettingsException unless the rate is positive and finite
   */
  public static Adam rate(double rate) {
    require(rate > 0 && rate <= Double.MAX_VALUE, "the learning rate", rate, "positive and finite");
    return new Adam(rate, 0.9, 0.999, 1e-8, 0);
  }

  /**
   * Returns this optimizer with other decay rates of its two averages.
   *
   * @throws SettingsException unless both are at least 0 and less than 1
   */
  public Adam betas(double beta1, double beta2) {
    require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "at least 0 and less than 1");
    require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "at least 0 and less than 1");
    return new Adam(rate, beta1, beta2, epsilon, weightDecay);
  }

  /**
   * Returns this optimizer with another number that keeps it from dividing by 0.
   *
   * @throws SettingsException unless it is positive and finite
   */
  public Adam epsilon(double epsilon) {
    require(epsilon > 0 && epsilon <= Double.MAX_VALUE, "epsilon", epsilon, "positive and finite");
    return new Adam(rate, beta1, beta2, epsilon, weightDecay);
  }

  /**
   * Returns this optimizer with weight decay, added to the gradient as in {@link Sgd#weightDecay}.
   *
   * @throws SettingsException if the factor is negative or not finite
   */
  public Adam weightDecay(double weightDecay) {
    require(
        weightDecay >= 0 && weightDecay <= Double.MAX_VALUE,
        "weight decay",
        weightDecay,
        "finite and at least 0");
    return new Adam(rate, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public double rate() {
    return rate;
  }

  @Override
  public OptimizerState begin(Precision precision, int parameters) {
    return new AdamState(precision, parameters, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public String toString() {
    return "Adam rate "
        + rate
        + " betas "
        + beta1
        + " "
        + beta2
        + " epsilon "
        + epsilon
        + (weightDecay == 0 ? "" : " weight decay " + weightDecay);
  }

  private static void require(boolean holds, String setting, double value, String range) {
    if (!holds) {
      throw new SettingsException(
          String.format(Locale.ROOT, "%s must be %s, not %s", setting, range, value));
    }
  }
}
