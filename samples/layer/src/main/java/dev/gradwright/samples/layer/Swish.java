package dev.gradwright.samples.layer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code y = x * sigmoid(a * x)} with an {@code a} to learn for every number of a row
 * (Ramachandran, Zoph and Le, Searching for Activation Functions, 2017).
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Swish {
  /** Returns what every {@code a} is before training. */
  double start() default 1;
}
