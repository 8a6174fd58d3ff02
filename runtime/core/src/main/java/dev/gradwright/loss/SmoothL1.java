package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Smooth L1 loss of {@code r = p - t}: {@code r^2 / (2 beta)} where {@code |r| < beta}, else {@code
 * |r| - beta / 2}.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>R. Girshick, <i>Fast R-CNN</i>, ICCV 2015 (with {@code beta = 1}).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SmoothL1 {
  /** Returns the distance at which the square goes over into the straight line; greater than 0. */
  double beta() default 1;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
