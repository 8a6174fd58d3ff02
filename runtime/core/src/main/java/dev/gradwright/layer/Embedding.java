package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table of learned vectors: every number of the input names a row of it.
 *
 * <p>The layer reads an input of the data of the shape {@code [time]}, whose numbers are whole,
 * from 0 to {@code size - 1}; data with other numbers are refused before anything is computed. The
 * table {@code node.weight} is {@code [size, dim]}, as the weight of a dense layer that has {@code
 * size} units and reads {@code dim} numbers, with which it can be shared. The output is {@code
 * [time, dim]}, or {@code [dim]} where the input is a single number.
 *
 * <p>The table is drawn from the standard normal distribution times {@code deviation}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Embedding {
  /** Returns the number of rows of the table, at least 1 and at most 16777216. */
  int size();

  /** Returns the length of every vector, at least 1. */
  int dim();

  /** Returns the standard deviation of the table before training, a number above 0. */
  double deviation() default 1;
}
