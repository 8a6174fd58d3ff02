package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of the sigmoid of a logit {@code x} against a target {@code t} in {@code [0, 1]}:
 * {@code mean(-w t log s(x) - (1 - t) log(1 - s(x)))}, computed through {@code softplus} so that no
 * logit overflows.
 *
 * <p>The mean runs over all elements of the batch.
 *
 * <p>The network's {@code predict} answers with the sigmoid.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SigmoidCrossEntropy {
  /** Returns the factor {@code w} of the positive term; greater than 0. */
  double positiveWeight() default 1;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
