package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Group normalisation: the channels fall into groups, and each group of a row is normalised by its
 * own mean and variance: {@code y = (x - mean) / sqrt(variance + eps) * W[c] + B[c]}. Y. Wu, K. He,
 * <i>Group Normalization</i>, ECCV 2018.
 *
 * <p>Input and output are {@code [channels, ...]}. With one group, that is layer normalisation over
 * all axes; with as many as channels, instance normalisation. {@code W} and {@code B}, {@code
 * node.weight} and {@code node.bias}, have a number for each channel and begin as 1 and 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface GroupNorm {
  /** Returns the number of groups, a divisor of the channels. */
  int groups();

  /** Returns what is added to the variance, a number above 0. */
  double eps() default 1e-5;

  /** Returns whether the result is multiplied by a weight and added a bias. */
  boolean affine() default true;
}
