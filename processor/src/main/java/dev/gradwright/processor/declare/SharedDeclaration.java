package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;

/**
 * A node's wish for the parameters of another.
 *
 * @param owner the name of the node whose parameters they are
 * @param anchor the value of its {@code @Shared}
 * @param isWholeBlock whether a block as a whole shares, so that a node without parameters, or with
 *     settings for its own, is no mistake
 */
public record SharedDeclaration(String owner, Anchor anchor, boolean isWholeBlock) {}
