package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Squared hinge loss: {@code mean(max(0, 1 - t p)^2)} for targets {@code t} of -1 and +1.
 *
 * <p>The mean runs over all elements of the batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SquaredHinge {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
