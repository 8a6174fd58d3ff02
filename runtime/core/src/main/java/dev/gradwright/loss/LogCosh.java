package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Logarithm of the hyperbolic cosine: {@code mean(log(cosh(p - t)))}, computed as {@code |r| +
 * log1p(e^(-2|r|)) - log 2}, which does not overflow.
 *
 * <p>The mean runs over all elements of the batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LogCosh {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
