package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Distillation of a teacher's logits {@code t} into a student's logits {@code x}: {@code T^2
 * KL(softmax(t / T) || softmax(x / T))}, averaged over the rows of the batch.
 *
 * <p>G. Hinton, O. Vinyals, J. Dean, <i>Distilling the Knowledge in a Neural Network</i>, 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LogitDistillation {
  /** Returns the temperature {@code T}; greater than 0. */
  double temperature() default 1;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
