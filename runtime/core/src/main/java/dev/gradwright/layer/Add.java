package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds two or more inputs of one shape, element by element: {@code y = a + b + ...}, from the left.
 *
 * <p>Together with a parameter that skips layers this makes a residual connection.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Add {}
