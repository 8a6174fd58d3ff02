package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scaled dot-product attention of one or several heads: {@code y = softmax(q k' / sqrt(c)) v}, the
 * softmax over the keys, {@code c} the length of a head's queries. A. Vaswani et al., <i>Attention
 * Is All You Need</i>, NeurIPS 2017.
 *
 * <p>The layer reads one node {@code [time, dim]} that serves as queries, keys and values, or
 * three: queries {@code [time, dim]}, keys {@code [time2, dim2]} and values {@code [time2, dim3]}.
 * With {@code masked}, one more node {@code [time2]} of zeros and ones follows; where it is 0, the
 * key is looked at by nobody. A query that may look at nothing gets zeros. The mask receives no
 * gradient.
 *
 * <p>With projections, the output is {@code [time, dim]}, and names and layouts are those of
 * PyTorch's {@code MultiheadAttention}: of one node, {@code in_proj_weight} {@code [3 * dim, dim]}
 * and {@code in_proj_bias} {@code [3 * dim]} make queries, keys and values, in this order; of
 * three, {@code q_proj_weight} {@code [dim, dim]}, {@code k_proj_weight} {@code [dim, dim2]},
 * {@code v_proj_weight} {@code [dim, dim3]} and {@code q_proj_bias, k_proj_bias, v_proj_bias}.
 * {@code out_proj_weight} and {@code out_proj_bias} follow. Weights begin as Glorot's uniform,
 * biases as 0.
 *
 * <p>Without projections nothing is learned; keys have the length of queries, and the output is
 * {@code [time, dim3]}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Attention {
  /** Returns the number of heads, a divisor of the lengths of queries and values. */
  int heads() default 1;

  /** Returns whether a query looks only at keys of its own time and before. */
  boolean causal() default false;

  /** Returns whether the last node read is a mask of the keys. */
  boolean masked() default false;

  /** Returns whether queries, keys, values and the result are projected. */
  boolean projection() default true;

  /** Returns whether the projections add a bias. */
  boolean bias() default true;
}
