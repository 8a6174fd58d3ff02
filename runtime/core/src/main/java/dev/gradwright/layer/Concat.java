package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Joins two or more inputs along one axis; all other dimensions must be equal. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Concat {
  /** Returns the axis, counted from 0 within the shape of one row. */
  int axis() default 0;
}
