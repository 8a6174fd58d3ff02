package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts another model in the place of a node, as a block with parameters of its own.
 *
 * <pre>{@code
 * @Model interface Residual {
 *   @Input(16)                             Tensor x();
 *   @Dense(units = 16, activation = RELU)  Tensor hidden(Tensor x);
 *   @Add                                   Tensor sum(Tensor hidden, Tensor x);
 * }
 * @Use(value = Residual.class, repeat = 3) Tensor body(Tensor stem);
 * }</pre>
 *
 * <p>The block has exactly one output, which is what readers of the node read; its losses are left
 * out, and it computes in the precision of the model that uses it. A block with one input takes the
 * node's only parameter, whatever its name. Where a block has several inputs, each parameter bears
 * the name of the input it is for, and {@link From} says which node it reads. Shapes must be equal.
 *
 * <p>The block's nodes are named by their path, {@code body.hidden}, and so are its parameters,
 * {@code body.hidden.weight}; repeated blocks are numbered from 0, {@code body.2.hidden.weight}. A
 * block may use other blocks, but not itself. It may have been compiled earlier, in another module,
 * provided that its generated classes are there, too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Use {
  /** Returns the block, a type with {@link Model}. */
  Class<?> value();

  /**
   * Returns how many blocks stand one behind another, each with parameters of its own and reading
   * the one before it; the block then has one input, of its output's shape.
   */
  int repeat() default 1;
}
