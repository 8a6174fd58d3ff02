package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Negative log-likelihood of a row of log-probabilities against a class: {@code -x_c}, averaged
 * over the rows of the batch with the weights of their classes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface NegativeLogLikelihood {
  /** Returns one factor per class, in the order of the classes; empty for equal weights. */
  double[] classWeights() default {};

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
