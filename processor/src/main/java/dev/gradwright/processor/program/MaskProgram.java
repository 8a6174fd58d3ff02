package dev.gradwright.processor.program;

/**
 * Numbers that the runtime draws anew for every step of a training, before its forward pass.
 *
 * @param node the node whose name keys the draws
 * @param mask takes 0 with probability {@code rate}, else {@code 1 / (1 - rate)}
 * @param rate at least 0, less than 1
 */
public record MaskProgram(String node, Tensor mask, double rate) {}
