package dev.gradwright.layer;

/**
 * How parameters are drawn before training.
 *
 * <p>{@code in} and {@code out} are the numbers of values that go into and come out of one unit. A
 * normal distribution is not truncated. Every parameter draws from a stream of its own, keyed by
 * its name.
 */
public enum Initializer {
  /**
   * Uniform in {@code [-a, a)}, {@code a = sqrt(6 / (in + out))}. X. Glorot, Y. Bengio, AISTATS
   * 2010.
   */
  GLOROT_UNIFORM,

  /** Normal with mean 0 and variance {@code 2 / (in + out)}. X. Glorot, Y. Bengio, AISTATS 2010. */
  GLOROT_NORMAL,

  /** Uniform in {@code [-a, a)}, {@code a = sqrt(6 / in)}. K. He et al., ICCV 2015. */
  HE_UNIFORM,

  /** Normal with mean 0 and variance {@code 2 / in}. K. He et al., ICCV 2015. */
  HE_NORMAL,

  /**
   * Uniform in {@code [-a, a)}, {@code a = sqrt(3 / in)}. Y. LeCun et al., <i>Efficient
   * BackProp</i>, 1998.
   */
  LECUN_UNIFORM,

  /**
   * Normal with mean 0 and variance {@code 1 / in}. Y. LeCun et al., <i>Efficient BackProp</i>,
   * 1998.
   */
  LECUN_NORMAL,

  /** Orthonormal rows or columns, whichever are fewer. A. Saxe et al., ICLR 2014. */
  ORTHOGONAL,

  /** One value everywhere. */
  CONSTANT
}
