package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A learnable array of one's own, the same for every row: a node without parameters that formulas
 * and other layers read by its name.
 *
 * <pre>{@code
 * @Weight(shape = {8, 1}, initializer = Initializer.HE_NORMAL) Tensor centers();
 * @Weight(constant = 1) Tensor width();
 * @Formula("exp(-((x - centers) / width)^2)") Tensor near(Tensor x, Tensor centers, Tensor width);
 * }</pre>
 *
 * <p>Its values are the parameter {@code node.weight} of the given shape; the gradient is the sum
 * over the rows of the batch. For the initializers, the first axis counts the outputs and all
 * others together the inputs, as for dense weights; an array of one axis has one input.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Weight {
  /** Returns the shape, each axis at least 1; a single number unless said otherwise. */
  int[] shape() default 1;

  /** Returns how the values are drawn before training. */
  Initializer initializer() default Initializer.CONSTANT;

  /** Returns the initial value everywhere under {@link Initializer#CONSTANT}. */
  double constant() default 0;
}
