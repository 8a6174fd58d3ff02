package dev.gradwright.processor.graph;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether each node is read. Without any loss the ends of the graph are its outputs; with one, an
 * unread node is a slip, unless another slip explains it.
 */
final class ReaderCheck {
  private final Map<String, GraphNode> nodes;
  private final Report report;

  ReaderCheck(Map<String, GraphNode> nodes, Report report) {
    this.nodes = nodes;
    this.report = report;
  }

  /**
   * Reports unread nodes.
   *
   * @param meant nodes that a mistyped name may have meant
   * @param misread how many edges lack the node they should have named: as many unread nodes may be
   *     explained by them, and which ones is unknown
   */
  void check(Set<String> meant, int misread) {
    List<GraphNode> unread = unread(meant);
    if (unread.size() <= misread) {
      return;
    }
    for (GraphNode node : unread) {
      Message message = node.isInput() ? Message.UNREAD_INPUT : Message.UNREAD_NODE;
      report.add(message, node.declaration().anchor(), node.name());
    }
  }

  private List<GraphNode> unread(Set<String> meant) {
    Set<String> read = new HashSet<>(meant);
    for (GraphNode node : nodes.values()) {
      node.declaration().edges().forEach(e -> read.add(e.source()));
      if (node.declaration().output() != null) {
        read.add(node.name());
      }
    }
    boolean hasLoss = nodes.values().stream().anyMatch(GraphNode::isLoss);
    return nodes.values().stream()
        .filter(node -> node.declaration().isWhole() && !read.contains(node.name()))
        .filter(node -> node.isInput() || (hasLoss && !node.isLoss()))
        .toList();
  }
}
