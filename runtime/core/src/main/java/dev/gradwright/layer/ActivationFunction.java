package dev.gradwright.layer;

/**
 * Functions of one number, applied to every element.
 *
 * <p>{@code alpha} is the value of the annotation's member of that name; the default given here
 * holds where it is {@code NaN}. Every function keeps {@code NaN} as {@code NaN}.
 */
public enum ActivationFunction {
  /** {@code f(x) = x}. */
  IDENTITY,

  /** {@code f(x) = max(x, 0)}; derivative 0 at 0. V. Nair, G. Hinton, ICML 2010. */
  RELU,

  /** {@code f(x) = min(max(x, 0), 6)}; derivative 0 at 0 and at 6. A. Krizhevsky, 2010. */
  RELU6,

  /**
   * {@code f(x) = x} where {@code x > 0}, else {@code alpha x}; {@code alpha = 0.01}; derivative
   * {@code alpha} at 0. A. Maas et al., ICML 2013.
   */
  LEAKY_RELU,

  /**
   * {@code f(x) = x} where {@code x > 0}, else {@code alpha (e^x - 1)}; {@code alpha = 1}. D.-A.
   * Clevert et al., ICLR 2016.
   */
  ELU,

  /**
   * {@code f(x) = lambda x} where {@code x > 0}, else {@code lambda alpha (e^x - 1)}, with {@code
   * alpha = 1.6732632423543772} and {@code lambda = 1.0507009873554805}. G. Klambauer et al.,
   * NeurIPS 2017.
   */
  SELU,

  /** {@code f(x) = x (1 + erf(x / sqrt 2)) / 2}. D. Hendrycks, K. Gimpel, 2016. */
  GELU,

  /**
   * {@code f(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2}, the approximation from the
   * paper of {@link #GELU}.
   */
  GELU_TANH,

  /**
   * {@code f(x) = x sigmoid(x)}, also called swish. S. Elfwing et al., 2018; P. Ramachandran et
   * al., 2017.
   */
  SILU,

  /** {@code f(x) = x tanh(softplus(x))}. D. Misra, BMVC 2020. */
  MISH,

  /** {@code f(x) = log(1 + e^(alpha x)) / alpha}; {@code alpha = 1}. C. Dugas et al., NIPS 2000. */
  SOFTPLUS,

  /** {@code f(x) = x / (1 + |x|)}. J. Turian et al., 2009. */
  SOFTSIGN,

  /** {@code f(x) = tanh x}. */
  TANH,

  /** {@code f(x) = 1 / (1 + e^-x)}. */
  SIGMOID,

  /**
   * {@code f(x) = min(max(alpha x + 1/2, 0), 1)}; {@code alpha = 1/6}; derivative 0 at both
   * corners. A. Howard et al., ICCV 2019.
   */
  HARD_SIGMOID,

  /** {@code f(x) = x min(max(x / 6 + 1/2, 0), 1)}. A. Howard et al., ICCV 2019. */
  HARD_SWISH,

  /** {@code f(x) = min(max(x, -1), 1)}; derivative 0 at -1 and at 1. R. Collobert, 2004. */
  HARD_TANH
}
