package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of the softmax of a row of logits against a class: {@code -log softmax(x)_c},
 * averaged over the rows of the batch with the weights of their classes.
 *
 * <p>The data supply one class per row, or a distribution per row with {@link #probabilities}. The
 * network's {@code predict} answers with probabilities.
 *
 * <p>Label smoothing replaces the target by {@code (1 - s) * target + s / classes}: C. Szegedy et
 * al., <i>Rethinking the Inception Architecture for Computer Vision</i>, CVPR 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface SoftmaxCrossEntropy {
  /**
   * Returns the share of the target that is spread evenly over the classes; at least 0, below 1.
   */
  double labelSmoothing() default 0;

  /** Returns one factor per class, in the order of the classes; empty for equal weights. */
  double[] classWeights() default {};

  /** Returns whether the target is a row of probabilities instead of a class. */
  boolean probabilities() default false;

  /**
   * Returns the enum whose constants are the classes, in the order of their declaration; the
   * network then answers with one of them.
   */
  Class<?> of() default void.class;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
