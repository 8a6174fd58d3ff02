package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds a learned vector to every position: {@code y[t,k] = x[t,k] + W[t,k]}.
 *
 * <p>Input and output are {@code [time, dim]}, and so is {@code W}, {@code node.weight}, drawn from
 * the standard normal distribution times {@code deviation}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PositionEmbedding {
  /** Returns the standard deviation of the vectors before training, a number above 0. */
  double deviation() default 0.02;
}
