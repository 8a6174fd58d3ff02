package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalization: {@code y = (x - mean) / sqrt(variance + eps) * weight + bias}.
 *
 * <p>The input is {@code [C]} or {@code [C, ...]}; the output has the same shape. In training, mean
 * and variance are those of a feature, or of all places of a channel, over all rows of the batch;
 * the variance is the biased one, the mean of {@code (x - mean)^2}. A prediction or an evaluation
 * takes the running statistics instead, which every update moves:
 *
 * <pre>{@code
 * running_mean = (1 - momentum) * running_mean + momentum * mean
 * running_var  = (1 - momentum) * running_var  + momentum * variance * n / (n - 1)
 * }</pre>
 *
 * where {@code n} is the number of rows times the places of a channel. A step that is refused, as
 * its loss is not finite, leaves them as they are.
 *
 * <p>The parameters are named {@code node.weight} and {@code node.bias}, which are learned, and
 * {@code node.running_mean} and {@code node.running_var}, which are not but are saved with them;
 * names, formulas and defaults are PyTorch's. With {@code n = 1} there is nothing to normalize, so
 * training on such a batch is an error. A node that is {@link dev.gradwright.Frozen} takes the
 * running statistics in training, too, and never moves them.
 *
 * <p>Sums over the batch are taken in blocks of rows and added in a fixed order, so that no bit
 * depends on threads or vector kernels.
 *
 * <p>S. Ioffe, C. Szegedy, "Batch Normalization: Accelerating Deep Network Training by Reducing
 * Internal Covariate Shift", ICML 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BatchNorm {
  /** Returns what is added to the variance; greater than 0. */
  double eps() default 1e-5;

  /** Returns the share of the batch in the running statistics: greater than 0, at most 1. */
  double momentum() default 0.1;

  /** Returns whether there are a weight and a bias. */
  boolean affine() default true;
}
