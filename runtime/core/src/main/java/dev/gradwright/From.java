package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the node a parameter reads, where the parameter's own name is not that node's name.
 *
 * <p>{@code Tensor sum(@From("hidden") Tensor a, @From("skip") Tensor b)}
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface From {
  /** Returns the name of the node, which is the name of its method. */
  String value();
}
