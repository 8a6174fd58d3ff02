package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The transpose of a two-dimensional convolution: every place of the input adds its window of
 * {@code W} to the output, {@code y[o,i*stride+ki*dilation-pad,j*stride+kj*dilation-pad] +=
 * W[c,o,ki,kj] * x[c,i,j]}, to which the bias is added; then {@code f} is applied. With a stride it
 * enlarges an image, as decoders do.
 *
 * <p>Input {@code x} is {@code [channels, height, width]}, {@code W} is {@code [channels,
 * filters/groups, kh, kw]}, {@code b} is {@code [filters]}, and the output is {@code [filters,
 * outHeight, outWidth]} with {@code out = (in - 1) * stride - pads + dilation * (kernel - 1) + 1 +
 * outputPadding}, as in PyTorch. The parameters are named {@code node.weight} and {@code
 * node.bias}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ConvTranspose2d {
  /** Returns the number of output channels, at least 1 and a multiple of the groups. */
  int filters();

  /** Returns the size of the window, {@code {height, width}}, or one number for both. */
  int[] kernel();

  /**
   * Returns how far the windows of neighbouring places are apart, {@code {vertical, horizontal}} or
   * one number.
   */
  int[] stride() default 1;

  /**
   * Returns what is cut off from the output, unless {@link #pad} says it in numbers: nothing, or
   * with {@code SAME} so much that the output is {@code in * stride} long.
   */
  Padding padding() default Padding.VALID;

  /**
   * Returns the rows and columns that are cut off from the output: one number for all sides, {@code
   * {vertical, horizontal}}, or {@code {top, bottom, left, right}}.
   */
  int[] pad() default {};

  /** Returns rows and columns added below and to the right, one number or two, below the stride. */
  int[] outputPadding() default 0;

  /** Returns the distance of neighbouring places in a window, one number or two. */
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
   * Returns how the weights are drawn before training; the fans are {@code filters/groups * kh *
   * kw} and {@code channels/groups * kh * kw}.
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
