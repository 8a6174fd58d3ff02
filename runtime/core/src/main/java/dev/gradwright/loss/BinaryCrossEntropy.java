package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of a probability {@code p}, such as a sigmoid gives, against a target {@code t} in
 * {@code [0, 1]}: {@code mean(-t log p - (1 - t) log(1 - p))}.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>{@link SigmoidCrossEntropy} takes the numbers before the sigmoid and is the more exact choice.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BinaryCrossEntropy {
  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
