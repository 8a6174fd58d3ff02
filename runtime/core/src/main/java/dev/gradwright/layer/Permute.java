package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The axes in another order: axis {@code i} of the output is axis {@code value[i]} of the input.
 * With {@code @Permute({1, 2, 0})} an image {@code [channels, height, width]} becomes {@code
 * [height, width, channels]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Permute {
  /** Returns every axis once, counted from 0 within the shape of one row. */
  int[] value();
}
