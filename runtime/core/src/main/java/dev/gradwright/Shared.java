package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a node the parameters of another node: both compute with the same numbers, and the gradient
 * of those is the sum of what both contribute.
 *
 * <pre>{@code
 * @Dense(units = 8)                    Tensor left(Tensor first);
 * @Dense(units = 8) @Shared("left")    Tensor right(Tensor second);
 * }</pre>
 *
 * <p>Parameters are shared by their roles, {@code weight} with {@code weight}, whatever the kinds
 * of the two layers; their shapes must be equal. A role that the other node lacks stays the node's
 * own, so a layer with a bias may share the weight of one without. The numbers are kept,
 * initialised, saved and penalised once, under the name of the other node. That one must not be
 * shared itself.
 *
 * <p>On a node with {@link Use}, all parameters of the block are those of another node that uses
 * the same block.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Shared {
  /**
   * Returns the name of the node whose parameters are used; a node inside a block is named by its
   * path, {@code block.hidden}.
   */
  String value();
}
