package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Negative log-likelihood of counts {@code t >= 0} under a Poisson distribution whose log-rate
 * {@code x} is predicted: {@code mean(e^x - t x)}, without the term {@code log t!}, which no
 * prediction changes.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>The network's {@code predict} answers with the rate {@code e^x}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PoissonNegativeLogLikelihood {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
