package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import org.jspecify.annotations.Nullable;

/**
 * A node with its rule; its edges name nodes that exist.
 *
 * @param declaration as the user wrote it
 * @param layer the rule of a layer, or null for a loss
 * @param loss the rule of a loss, or null for a layer
 */
public record GraphNode(
    NodeDeclaration declaration, @Nullable LayerRule layer, @Nullable LossRule loss) {
  /** Returns the name. */
  public String name() {
    return declaration.name();
  }

  /** Returns whether the node is a loss. */
  public boolean isLoss() {
    return loss != null;
  }
}
