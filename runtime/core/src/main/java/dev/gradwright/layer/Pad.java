package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** More places around the numbers, all of one value. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Pad {
  /**
   * Returns the places to add: one number for both sides of every axis but the channels, or {@code
   * before, after} for each of the last axes, such as {@code {top, bottom, left, right}} of an
   * image.
   */
  int[] value();

  /** Returns the value of the new places. */
  double constant() default 0;
}
