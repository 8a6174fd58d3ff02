package dev.gradwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets targets of a loss be missing: what is not known adds nothing to the loss and has a gradient
 * of exactly 0. The loss of a batch is the mean over the targets that are known; a batch without
 * any has the loss 0.
 *
 * <p>A missing number is NaN, and a loss that compares number by number leaves out that number
 * alone. A loss that compares with a distribution leaves out rows, of which all numbers are NaN
 * then. A missing class is the index -1. Readers of tables keep such cells by {@link
 * dev.gradwright.data.Missing#KEEP}. Metrics leave missing targets out, too. Without this
 * annotation a missing target is an error.
 *
 * <pre>{@code
 * @Masked @MeanSquaredError Loss loss(Tensor properties);
 * }</pre>
 *
 * <p>The loss of an epoch or an evaluation is the mean of its batches' losses, each counted by its
 * rows, known or not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Masked {}
