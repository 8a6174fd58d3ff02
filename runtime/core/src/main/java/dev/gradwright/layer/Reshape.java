package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The same numbers in another shape, in row-major order: with {@code @Reshape({2, 3})} the numbers
 * {@code [6]} become {@code [2, 3]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reshape {
  /** Returns the shape of one row; one size may be -1, which is then worked out. */
  int[] value();
}
