package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Expr;

/**
 * What the size of a parameter adds to the loss: the sum over its numbers.
 *
 * @param parameter the parameter
 * @param formula in words
 * @param value of one number, in terms of {@link
 *     dev.gradwright.processor.program.code.Access.Weight}
 * @param derivative of that
 */
public record PenaltyProgram(Parameter parameter, String formula, Expr value, Expr derivative) {}
