package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits what a model may cost; a model that costs more is a compile error, which names the layers
 * that take most.
 *
 * <pre>{@code
 * @Model
 * @Budget(parameters = 100_000, flops = 1_000_000, memory = 2_000_000)
 * interface Digits { ... }
 * }</pre>
 *
 * <p>The figures are those of the compile-time report ({@code -Agradwright.report=DIR}) and of the
 * Javadoc of the generated classes. A limit of 0, the default, is none; a negative one is an error.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Budget {
  /** Returns the most learnable numbers, of all layers together. */
  long parameters() default 0;

  /**
   * Returns the most floating-point operations of one forward pass of one row, through all layers
   * and losses.
   *
   * <p>A multiply-add counts as two, every other operation on a number as one, however long its
   * formula is: an activation of 16 numbers counts 16.
   */
  long flops() default 0;

  /**
   * Returns the most bytes that the parameters and one row in training take: each parameter once,
   * each number that is kept of the row (values, targets and predictions), each gradient of those.
   * A number takes 4 bytes, in double precision 8.
   *
   * <p>Not counted are the gradients of the parameters, the arrays of an optimizer and arrays to
   * work with, which do not grow with the batch. A batch of {@code n} rows in training so takes the
   * parameters and {@code n} times the rest.
   */
  long memory() default 0;
}
