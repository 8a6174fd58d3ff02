package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an input of a model: a method without parameters.
 *
 * <p>The data set supplies one row of this shape per example, bound by the method's name; a model
 * with a single input also takes features without a name.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Input {
  /**
   * Returns the shape of one row: {@code 4} for four numbers, {@code {8, 4, 4}} for eight channels
   * of 4 x 4 pixels (channels first). Every dimension is at least 1. Without {@link #of} it must be
   * given.
   */
  int[] value() default {};

  /**
   * Returns the record whose components are the row: numbers as they are, booleans as 0 and 1, one
   * column for each constant of an enum. The class generated beside the network, {@code ModelData},
   * reads tables and lists of such records; see {@link Feature}.
   */
  Class<?> of() default void.class;
}
