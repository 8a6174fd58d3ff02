package dev.gradwright.processor.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer from outside: the same numbers in another shape. With it a test lets gradients flow
 * through nodes of several axes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reshape {
  /** Returns the shape of one row. */
  int[] value();
}
