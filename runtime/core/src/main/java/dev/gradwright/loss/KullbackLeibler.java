package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Kullback-Leibler divergence of a row of log-probabilities {@code x} from a row of target
 * probabilities {@code t}: {@code sum_j t_j (log t_j - x_j)}, averaged over the rows of the batch;
 * a term with {@code t_j = 0} is 0.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface KullbackLeibler {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
