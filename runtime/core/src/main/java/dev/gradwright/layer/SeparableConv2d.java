package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution of every channel by itself, followed by one of all channels at every place: {@code
 * m[o,i,j] = sum D[o,0,ki,kj] * x[o/multiplier,i*stride+ki*dilation-pad,j*stride+kj*dilation-pad]}
 * and {@code y[o,i,j] = f(b[o] + sum W[o,c,0,0] * m[c,i,j])}. It takes far fewer multiply-adds than
 * a {@link Conv2d} of the same size (Chollet, Xception, 2017).
 *
 * <p>Input {@code x} is {@code [channels, height, width]}, {@code D} is {@code [channels *
 * multiplier, 1, kh, kw]}, {@code W} is {@code [filters, channels * multiplier, 1, 1]}, {@code b}
 * is {@code [filters]}, and the output is {@code [filters, outHeight, outWidth]}. The parameters
 * are named {@code node.depthwise_weight}, {@code node.weight} and {@code node.bias}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SeparableConv2d {
  /** Returns the number of output channels, at least 1. */
  int filters();

  /** Returns the number of channels in between for every input channel, at least 1. */
  int multiplier() default 1;

  /** Returns the size of the window, {@code {height, width}}, or one number for both. */
  int[] kernel();

  /** Returns the distance of neighbouring windows, {@code {vertical, horizontal}} or one number. */
  int[] stride() default 1;

  /** Returns how many zeros lie around the image, unless {@link #pad} says it in numbers. */
  Padding padding() default Padding.VALID;

  /**
   * Returns the rows and columns of zeros around the image: one number for all sides, {@code
   * {vertical, horizontal}}, or {@code {top, bottom, left, right}}.
   */
  int[] pad() default {};

  /** Returns the distance of neighbouring places in a window, one number or two. */
  int[] dilation() default 1;

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
   * Returns how the weights are drawn before training; the fans are {@code kh * kw} and {@code
   * multiplier * kh * kw} of D, {@code channels * multiplier} and {@code filters} of W.
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
