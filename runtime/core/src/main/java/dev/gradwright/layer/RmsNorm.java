package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalisation by the root of the mean square: {@code y = x / sqrt(mean(x^2) + eps) * W}. B.
 * Zhang, R. Sennrich, <i>Root Mean Square Layer Normalization</i>, NeurIPS 2019.
 *
 * <p>{@code W}, {@code node.weight}, has the shape of the normalised axes and begins as 1. The
 * output has the shape of the input.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RmsNorm {
  /** Returns what is added to the mean square, a number above 0. */
  double eps() default 1e-6;

  /** Returns the axes over which the mean is taken, counted from 0; without any, the last. */
  int[] axes() default {};

  /** Returns whether the result is multiplied by a weight. */
  boolean affine() default true;
}
