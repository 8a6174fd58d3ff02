package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns a row of numbers into probabilities: {@code y_i = e^(x_i - m) / sum_j e^(x_j - m)} with
 * {@code m = max_j x_j}.
 *
 * <p>The input is one row of at least two numbers. A classifier trained with {@link
 * dev.gradwright.loss.SoftmaxCrossEntropy} needs no such layer: that loss takes logits, and the
 * network's {@code predict} answers with probabilities.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Softmax {}
