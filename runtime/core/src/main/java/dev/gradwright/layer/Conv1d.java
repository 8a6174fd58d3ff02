package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution along a sequence: {@code y[o,i] = f(b[o] + sum W[o,c,k] *
 * x[c,i*stride+k*dilation-pad])}, in truth a cross-correlation, as everywhere in the field.
 *
 * <p>Input {@code x} is {@code [channels, length]}, {@code W} is {@code [filters, channels/groups,
 * kernel]}, {@code b} is {@code [filters]}, and the output is {@code [filters, outLength]} with
 * {@code out = floor((in + pads - dilation * (kernel - 1) - 1) / stride) + 1}. The parameters are
 * named {@code node.weight} and {@code node.bias}. Around the sequence there are zeros.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv1d {
  /** Returns the number of output channels, at least 1 and a multiple of the groups. */
  int filters();

  /** Returns the length of the window. */
  int[] kernel();

  /** Returns the distance of neighbouring windows. */
  int[] stride() default 1;

  /** Returns how many zeros lie around the sequence, unless {@link #pad} says it in numbers. */
  Padding padding() default Padding.VALID;

  /** Returns the number of zeros: one number for both ends, or {@code {before, after}}. */
  int[] pad() default {};

  /** Returns the distance of neighbouring places in a window. */
  int[] dilation() default 1;

  /** Returns the number of groups, a divisor of the channels and of the filters. */
  int groups() default 1;

  /** Returns the function applied to every output. */
  ActivationFunction activation() default ActivationFunction.IDENTITY;

  /**
   * Returns the parameter of the activation function, where it has one; {@code NaN} stands for the
   * function's own default, see {@link ActivationFunction}.
   */
  double alpha() default Double.NaN;

  /** Returns whether the layer adds a bias. */
  boolean bias() default true;

  /**
   * Returns how the weights are drawn before training; the fans are {@code channels/groups *
   * kernel} and {@code filters/groups * kernel}.
   */
  Initializer initializer() default Initializer.GLOROT_UNIFORM;

  /** Returns the initial value of every weight under {@link Initializer#CONSTANT}. */
  double constant() default 0;

  /** Returns the initial value of every bias. */
  double biasConstant() default 0;

  /** Returns the factor of the penalty on the sum of the absolute weights; at least 0. */
  double l1() default 0;

  /** Returns the factor of the penalty on the sum of the squared weights; at least 0. */
  double l2() default 0;
}
