package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalisation: {@code y = (x - mean) / sqrt(variance + eps) * W + B}, mean and variance of
 * every row by itself over some of its axes. J. Ba, J. Kiros, G. Hinton, <i>Layer
 * Normalization</i>, 2016.
 *
 * <p>The variance is the mean of the squared differences, without Bessel's correction. {@code W}
 * and {@code B}, {@code node.weight} and {@code node.bias}, have the shape of the normalised axes
 * and begin as 1 and 0. The output has the shape of the input.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LayerNorm {
  /** Returns what is added to the variance, a number above 0. */
  double eps() default 1e-5;

  /**
   * Returns the axes over which mean and variance are taken, counted from 0; without any, the last.
   */
  int[] axes() default {};

  /** Returns whether the result is multiplied by a weight and added a bias. */
  boolean affine() default true;
}
