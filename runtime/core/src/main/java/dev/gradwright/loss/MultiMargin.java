package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hinge loss over several classes: {@code sum over j != c of max(0, margin - x_c + x_j)} divided by
 * the number of classes, averaged over the rows of the batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MultiMargin {
  /** Returns the distance the right class must keep; greater than 0. */
  double margin() default 1;

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
