package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Huber's loss of {@code r = p - t}: {@code r^2 / 2} where {@code |r| <= delta}, else {@code delta
 * * (|r| - delta / 2)}.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>P. J. Huber, <i>Robust Estimation of a Location Parameter</i>, Annals of Mathematical
 * Statistics 35 (1964).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Huber {
  /** Returns the distance at which the square goes over into the straight line; greater than 0. */
  double delta() default 1;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
