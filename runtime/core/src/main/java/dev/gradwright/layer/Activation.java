package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Applies a function to every element of its only input; the shape stays. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Activation {
  /** Returns the function. */
  ActivationFunction value();

  /**
   * Returns the parameter of the function, where it has one; {@code NaN} stands for the function's
   * own default, see {@link ActivationFunction}.
   */
  double alpha() default Double.NaN;
}
