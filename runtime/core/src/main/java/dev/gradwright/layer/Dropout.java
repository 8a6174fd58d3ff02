package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inverted dropout: in training each number becomes 0 with the probability {@code rate} and is
 * multiplied by {@code 1 / (1 - rate)} otherwise, so that its mean stays as it is. Predictions and
 * evaluations never drop anything. The shape stays the same.
 *
 * <p>The numbers drawn depend on the trainer's seed, the node's name, the step, the row's place in
 * the batch and the element, on nothing else: {@link dev.gradwright.kernel.DropoutMask} spells them
 * out. Neither threads nor vector kernels change a bit.
 *
 * <p>N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov, "Dropout: A Simple
 * Way to Prevent Neural Networks from Overfitting", JMLR 15, 2014, where kept numbers are scaled at
 * prediction instead.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dropout {
  /** Returns the probability with which a number is dropped: at least 0, less than 1. */
  double value();
}
