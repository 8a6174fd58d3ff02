package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Quantile or pinball loss of {@code r = t - p}: {@code tau * r} where {@code r >= 0}, else {@code
 * (tau - 1) * r}. The prediction that minimises it is the {@code tau}-quantile of the targets.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>R. Koenker, G. Bassett, <i>Regression Quantiles</i>, Econometrica 46 (1978).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Quantile {
  /** Returns the quantile, between 0 and 1, both excluded. */
  double tau();

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
