package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer that every position goes through by itself: {@code y[...,o] = f(B[o] +
 * sum_k W[o,k] * x[...,k])}.
 *
 * <p>Input is {@code [..., in]}, such as {@code [time, features]}, output {@code [..., units]}; all
 * positions share {@code W} {@code [units, in]} and {@code B} {@code [units]}, named {@code
 * node.weight} and {@code node.bias} as those of {@link Dense}.
 *
 * <p>The penalties {@code l1 * sum |W|} and {@code l2 * sum W^2} are part of the reported loss and
 * of the gradient; they leave the bias alone.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PositionwiseDense {
  /** Returns the number of outputs of each position, at least 1. */
  int units();

  /** Returns the function applied to every output. */
  ActivationFunction activation() default ActivationFunction.IDENTITY;

  /**
   * Returns the parameter of the activation function, where it has one; {@code NaN} stands for the
   * function's own default, see {@link ActivationFunction}.
   */
  double alpha() default Double.NaN;

  /** Returns whether the layer adds a bias. */
  boolean bias() default true;

  /** Returns how the weights are drawn before training. */
  Initializer initializer() default Initializer.GLOROT_UNIFORM;

  /** Returns the initial value of every weight under {@link Initializer#CONSTANT}. */
  double constant() default 0;

  /** Returns the initial value of every bias. */
  double biasConstant() default 0;

  /** Returns the factor of the penalty on the sum of the absolute weights; at least 0. */
  double l1() default 0;

  /** Returns the factor of the penalty on the sum of the squared weights; at least 0. */
  double l2() default 0;
}
