package dev.gradwright.processor.graph;

import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether each node is read. Without any loss the ends of the graph are its outputs; with one, an
 * unread node is a slip, unless another slip explains it.
 */
final class ReaderCheck {
  private final Map<String, GraphNode> nodes;
  private final EdgeCheck edges;
  private final Report report;

  ReaderCheck(Map<String, GraphNode> nodes, EdgeCheck edges, Report report) {
    this.nodes = nodes;
    this.edges = edges;
    this.report = report;
  }

  void check() {
    if (edges.missesEdges()) {
      return; // the nodes that are read too rarely and those that read too little go together
    }
    boolean hasLoss = nodes.values().stream().anyMatch(GraphNode::isLoss);
    Set<String> read = new HashSet<>(edges.meant());
    for (GraphNode node : nodes.values()) {
      node.declaration().edges().forEach(e -> read.add(e.source()));
    }
    for (GraphNode node : nodes.values()) {
      boolean isRead = read.contains(node.name()) || node.declaration().output() != null;
      if (isRead || node.isLoss() || !node.declaration().isWhole()) {
        continue;
      }
      if (node.isInput()) {
        report.add(Message.UNREAD_INPUT, node.declaration().anchor(), node.name());
      } else if (hasLoss) {
        report.add(Message.UNREAD_NODE, node.declaration().anchor(), node.name());
      }
    }
  }
}
