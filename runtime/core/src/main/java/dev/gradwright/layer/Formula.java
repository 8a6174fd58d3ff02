package dev.gradwright.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An expression of one's own over the method's parameters, computed for each element:
 *
 * <pre>{@code
 * @Formula("x * sigmoid(1.702 * x)") Tensor gelu(Tensor x);
 * @Formula("where(x > 0, x, 0.1 * x) + shift") Tensor y(Tensor x, Tensor shift);
 * }</pre>
 *
 * <p>A formula knows {@code + - * / ^}, parentheses, numbers as in Java, {@code pi}, {@code e}, and
 * the functions {@code abs erf exp expm1 log log1p max min relu sigmoid sign softplus sqrt tanh}.
 * The power goes from the right and binds tighter than the sign: {@code -x^2} is {@code -(x^2)}.
 * {@code where(a < b, yes, no)} chooses by a comparison, one of {@code < <= > >= == !=}, which
 * stands nowhere else. A parameter named like a constant hides it. Numbers have the range of {@code
 * float}; a formula has at most 300 operations.
 *
 * <p><b>Shapes</b> broadcast as in NumPy: axes are compared from the last on, and lengths must be
 * equal or one of them 1; missing axes count as 1. The result has the larger length of each axis.
 * The batch is no such axis.
 *
 * <p><b>Powers:</b> with a whole exponent, products of any base; with half of an odd number, these
 * and {@code sqrt}; all others are {@code exp(b * log(a))} and want a base above 0.
 *
 * <p><b>The gradient</b> is derived when the model is compiled. Where a function has a corner: of
 * {@code abs} and {@code relu} it is 0 at 0, equal arguments of {@code max} and {@code min} share
 * it evenly, and of {@code where} it goes through the chosen branch alone. The gradient of a
 * broadcast parameter is summed over the axes that were stretched.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Formula {
  /** Returns the expression. */
  String value();
}
