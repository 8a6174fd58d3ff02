package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.ModelDeclaration;
import java.util.List;

/**
 * A model whose edges are resolved.
 *
 * @param declaration as the user wrote it
 * @param nodes all nodes, each after those it reads; ties by name. If there is a cycle, its nodes
 *     are not wired and come as if they read nothing
 */
public record Graph(ModelDeclaration declaration, List<GraphNode> nodes) {
  /** Copies the list. */
  public Graph {
    nodes = List.copyOf(nodes);
  }
}
