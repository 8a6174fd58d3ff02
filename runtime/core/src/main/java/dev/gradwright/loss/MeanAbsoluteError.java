package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean absolute error: {@code mean(|p - t|)}; the derivative where both are equal is 0.
 *
 * <p>The mean runs over all elements of the batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MeanAbsoluteError {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
