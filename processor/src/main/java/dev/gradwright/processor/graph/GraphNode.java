package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.layer.InputRule;
import org.jspecify.annotations.Nullable;

/**
 * A node with its rule.
 *
 * @param declaration as the user wrote it
 * @param layer the rule of a layer, or null for a loss
 * @param loss the rule of a loss, or null for a layer; both are null for a node that could not be
 *     read
 * @param isWired whether its edges name nodes that exist, as many as its rule wants
 */
public record GraphNode(
    NodeDeclaration declaration,
    @Nullable LayerRule layer,
    @Nullable LossRule loss,
    boolean isWired) {
  /** Returns the name. */
  public String name() {
    return declaration.name();
  }

  /** Returns whether the node is a loss. */
  public boolean isLoss() {
    return loss != null;
  }

  /** Returns whether the node is a row of the data. */
  public boolean isInput() {
    return layer instanceof InputRule;
  }

  GraphNode unwired() {
    return new GraphNode(declaration, layer, loss, false);
  }
}
