package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part of the numbers along one axis: those at {@code from, from + step, ...} that lie before
 * {@code to}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Slice {
  /** Returns the axis, counted from 0 within the shape of one row. */
  int axis() default 0;

  /** Returns the first place; a negative one counts from the end. */
  int from() default 0;

  /** Returns the place behind the last; a negative one counts from the end, without it, the end. */
  int to() default Integer.MAX_VALUE;

  /** Returns the distance of the places, at least 1. */
  int step() default 1;
}
