package dev.gradwright.processor.program;

import org.jspecify.annotations.Nullable;

/**
 * One output of the network.
 *
 * @param node the node
 * @param name what the model calls it
 * @param link the name of the function applied by {@code predict}
 * @param raw its values, {@code [batch, width]}
 * @param predicted the values after the link; the raw ones if there is none
 * @param step the link, or null for none
 */
public record OutputProgram(
    String node, String name, String link, Tensor raw, Tensor predicted, @Nullable Step step) {}
