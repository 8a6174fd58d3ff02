package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A larger image: every place becomes {@code factor} places along each axis but the channels.
 *
 * <p>Input is an image {@code [channels, height, width]} or a sequence {@code [channels, length]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface UpSample {
  /** Returns the factor: one number, or one for each axis but the channels; at least 1. */
  int[] factor();

  /** Returns where the new numbers come from. */
  Interpolation mode() default Interpolation.NEAREST;
}
