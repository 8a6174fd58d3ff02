package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A recurrent layer: {@code h[t] = f(B_ih + W_ih x[t] + B_hh + W_hh h[t-1])}. J. Elman, <i>Finding
 * Structure in Time</i>, 1990.
 *
 * <p>Input is {@code [time, in]}. The output is the last state {@code [units]}, or with {@code
 * sequence} the state after every time, {@code [time, units]}. A bidirectional layer goes through
 * the sequence from both ends with parameters for each direction, and joins the states of both:
 * {@code [2 * units]} or {@code [time, 2 * units]}; the last state of the second direction is the
 * one after time 0.
 *
 * <p>Names and layouts of the parameters are PyTorch's: {@code weight_ih_l0} {@code [units, in]},
 * {@code weight_hh_l0} {@code [units, units]}, {@code bias_ih_l0} and {@code bias_hh_l0} {@code
 * [units]}; those that read from the end have {@code _reverse} behind their names. All begin
 * uniform between {@code -1/sqrt(units)} and {@code 1/sqrt(units)}.
 *
 * <p>After the sequence, the layer may read more nodes, in this order: with {@code masked}, {@code
 * [time]} of zeros and ones, and where it is 0 the state is carried on as it is; with {@code
 * initial}, the first state {@code [units]}, of both directions {@code [2 * units]}. Without,
 * states begin as 0. The mask receives no gradient.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Rnn {
  /** Returns the length of the state, at least 1. */
  int units();

  /** Returns the function f: {@code TANH} or {@code RELU}. */
  ActivationFunction activation() default ActivationFunction.TANH;

  /** Returns whether the states of all times are given, and not the last alone. */
  boolean sequence() default false;

  /** Returns whether the sequence is also read from its end. */
  boolean bidirectional() default false;

  /** Returns whether the sequence is read from its end only. */
  boolean reverse() default false;

  /**
   * Returns after how many times gradients are cut: none is carried back over a multiple of this
   * number of steps, what the layer computes is the same. 0 cuts nowhere.
   */
  int truncate() default 0;

  /** Returns whether the second node read is a mask of the times. */
  boolean masked() default false;

  /** Returns whether the last node read is the state to begin with. */
  boolean initial() default false;
}
