package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The product of two matrices of every row: {@code y[i,j] = sum_k a[i,k] * b[k,j]}.
 *
 * <p>Inputs are {@code [..., m, k]} and {@code [..., k, n]}, the output is {@code [..., m, n]};
 * axes before the last two are equal in both and count as many matrices.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface MatMul {
  /** Returns whether the first is given as {@code [..., k, m]}. */
  boolean transposeLeft() default false;

  /** Returns whether the second is given as {@code [..., n, k]}. */
  boolean transposeRight() default false;
}
