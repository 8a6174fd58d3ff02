package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For every row, the sum of the numbers along some axes.
 *
 * <p>These axes are gone from the output's shape, or have the length 1 with {@code keepAxes}; when
 * all are gone, it is {@code [1]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Sum {
  /** Returns the axes that are taken together, counted from 0; without any, all. */
  int[] axes() default {};

  /** Returns whether the axes stay, with the length 1. */
  boolean keepAxes() default false;
}
