package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Expr;

/**
 * Numbers that the whole batch shares, computed once all its rows have been summed up.
 *
 * @param name what they are called, {@code norm.mean}
 * @param width how many
 * @param value of each, at the place {@link BatchStage#PLACE}, in terms of {@link
 *     dev.gradwright.processor.program.code.Access.Total}, of the rows of the batch, of parameters
 *     and of earlier numbers
 */
public record BatchNumber(String name, int width, Expr value) {}
