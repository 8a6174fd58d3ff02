package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;

/**
 * A parameter of a node's method: the name of the node it reads.
 *
 * @param parameter its own name, which is the source's unless {@code @From} renames it
 * @param source the name of the node read
 * @param anchor the parameter, or the value of its {@code @From}
 */
public record EdgeDeclaration(String parameter, String source, Anchor anchor) {
  /** Returns the same edge from another node. */
  public EdgeDeclaration from(String otherSource) {
    return new EdgeDeclaration(parameter, otherSource, anchor);
  }
}
