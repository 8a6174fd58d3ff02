package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Parameter;
import dev.gradwright.kernel.Generator;
import dev.gradwright.kernel.Reals;

/**
 * Draws initial parameters. Each parameter has a random stream of its own, keyed by its name.
 *
 * <p>Names and formulas are those of Keras and PyTorch, but the normal distributions are not
 * truncated (Keras truncates them). Fan-in is the number of inputs one unit sums over.
 *
 * <ul>
 *   <li>Glorot: Glorot and Bengio, "Understanding the difficulty of training deep feedforward
 *       neural networks", AISTATS 2010. Variance 2 / (fanIn + fanOut).
 *   <li>He: He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV 2015. Variance 2 / fanIn.
 *   <li>LeCun: LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998. Variance 1 / fanIn.
 *   <li>Orthogonal: Saxe, McClelland and Ganguli, ICLR 2014, gain 1; all dimensions but the first
 *       are taken together.
 * </ul>
 *
 * A uniform distribution of variance v lies between -sqrt(3 v) and sqrt(3 v).
 */
public final class Initialization {
  private Initialization() {}

  /**
   * Returns initial parameters in the flat public order.
   *
   * @param seed equal seeds give equal parameters, on every machine
   */
  public static Reals initial(Architecture architecture, long seed) {
    Reals all = Reals.of(architecture.precision(), architecture.parameterCount());
    for (Parameter parameter : architecture.parameters()) {
      fill(parameter, Streams.named(seed, parameter.name()), all);
    }
    return all;
  }

  private static void fill(Parameter parameter, Generator random, Reals all) {
    double first = parameter.arguments().get(0);
    switch (parameter.initializer()) {
      case CONSTANT -> constant(parameter, first, all);
      case GLOROT_UNIFORM -> uniform(parameter, Math.sqrt(6 / fans(parameter)), random, all);
      case GLOROT_NORMAL -> normal(parameter, Math.sqrt(2 / fans(parameter)), random, all);
      case HE_UNIFORM -> uniform(parameter, Math.sqrt(6 / first), random, all);
      case HE_NORMAL -> normal(parameter, Math.sqrt(2 / first), random, all);
      case LECUN_UNIFORM -> uniform(parameter, Math.sqrt(3 / first), random, all);
      case LECUN_NORMAL -> normal(parameter, Math.sqrt(1 / first), random, all);
      case ORTHOGONAL -> orthogonal(parameter, random, all);
    }
  }

  private static double fans(Parameter parameter) {
    return parameter.arguments().get(0) + parameter.arguments().get(1);
  }

  private static void constant(Parameter parameter, double value, Reals all) {
    for (int i = 0; i < parameter.size(); i++) {
      all.set(parameter.offset() + i, value);
    }
  }

  private static void uniform(Parameter parameter, double limit, Generator random, Reals all) {
    for (int i = 0; i < parameter.size(); i++) {
      all.set(parameter.offset() + i, (2 * random.nextDouble() - 1) * limit);
    }
  }

  private static void normal(Parameter parameter, double deviation, Generator random, Reals all) {
    for (int i = 0; i < parameter.size(); i++) {
      all.set(parameter.offset() + i, random.nextGaussian() * deviation);
    }
  }

  private static void orthogonal(Parameter parameter, Generator random, Reals all) {
    int rows = parameter.shape().get(0);
    double[] matrix = Orthogonal.matrix(rows, parameter.size() / rows, random);
    for (int i = 0; i < matrix.length; i++) {
      all.set(parameter.offset() + i, matrix[i]);
    }
  }
}
