package dev.gradwright.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A loss of one's own: an expression over the prediction and its target, computed for each element.
 *
 * <pre>{@code
 * @CustomLoss("(price - target)^2 / (1 + abs(target))") Loss loss(Tensor price);
 * @CustomLoss("abs(copy - original)") Loss difference(Tensor copy, Tensor original);
 * }</pre>
 *
 * <p>The first parameter is the prediction. Its target comes from the data and is called {@code
 * target}, unless a second parameter names another node as the target, which then receives no
 * gradient. Both have the same shape. The language is that of {@link dev.gradwright.layer.Formula}.
 *
 * <p>The mean runs over all elements of the batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface CustomLoss {
  /** Returns the expression. */
  String value();

  /** Returns the factor of this loss in the model's total loss; greater than 0. */
  double weight() default 1;
}
