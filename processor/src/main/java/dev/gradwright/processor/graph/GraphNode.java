package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.layer.InputRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with its rule.
 *
 * @param declaration as the user wrote it; in a block, with its path as its name and the place of
 *     {@code @Use} as its place
 * @param layer the rule of a layer, or null for a loss
 * @param loss the rule of a loss, or null for a layer; both are null for a node that could not be
 *     read
 * @param isWired whether its edges name nodes that exist, as many as its rule wants
 * @param publicName what the model calls it: its name, or that of the block whose last node it is
 * @param entries where it reads what is outside of its block
 * @param isQuiet whether it is of a block that is compiled along, where its mistakes are shown
 */
public record GraphNode(
    NodeDeclaration declaration,
    @Nullable LayerRule layer,
    @Nullable LossRule loss,
    boolean isWired,
    String publicName,
    List<Entry> entries,
    boolean isQuiet) {
  /** Copies the list. */
  public GraphNode {
    entries = List.copyOf(entries);
  }

  static GraphNode plain(
      NodeDeclaration declaration,
      @Nullable LayerRule layer,
      @Nullable LossRule loss,
      boolean isWired) {
    String name = declaration.name();
    return new GraphNode(declaration, layer, loss, isWired, name, List.of(), false);
  }

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

  /** Returns whether it is of a block: only those have a path for a name. */
  public boolean isOfBlock() {
    return name().indexOf('.') >= 0;
  }

  GraphNode unwired() {
    return new GraphNode(declaration, layer, loss, false, publicName, entries, isQuiet);
  }

  GraphNode with(NodeDeclaration changed) {
    return new GraphNode(changed, layer, loss, isWired, publicName, entries, isQuiet);
  }
}
