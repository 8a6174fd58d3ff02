package dev.gradwright.processor.declare;

import dev.gradwright.processor.message.Anchor;

/**
 * A parameter of a node's method: the name of the node it reads.
 *
 * @param source the name of the node read
 * @param parameter the name of the parameter, which is the source's unless {@code @From} renames it
 * @param anchor the parameter, or the value of its {@code @From}
 */
public record EdgeDeclaration(String source, String parameter, Anchor anchor) {
  /** Returns the same edge from another node. */
  public EdgeDeclaration from(String otherSource) {
    return new EdgeDeclaration(otherSource, parameter, anchor);
  }
}
