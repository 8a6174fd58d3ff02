package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.EdgeDeclaration;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.rule.RuleSet;
import dev.gradwright.processor.rule.layer.InputRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Resolves edges by name and sorts the nodes; reports every slip of wiring. */
public final class GraphBuilder {
  private final Report report;
  private final ModelDeclaration model;
  private final Map<String, GraphNode> nodes = new TreeMap<>();

  private GraphBuilder(ModelDeclaration model, RuleSet rules, Report report) {
    this.model = model;
    this.report = report;
    for (NodeDeclaration node : model.nodes()) {
      nodes.put(
          node.name(),
          new GraphNode(
              node, rules.layers().get(node.annotation()), rules.losses().get(node.annotation())));
    }
  }

  /** Returns the sorted graph; it is whole only if nothing was reported as an error. */
  public static Graph build(ModelDeclaration model, RuleSet rules, Report report) {
    return new GraphBuilder(model, rules, report).build();
  }

  private Graph build() {
    checkEnds();
    nodes.values().forEach(this::checkEdges);
    TopologicalOrder order = TopologicalOrder.of(nodes);
    order.cycle().ifPresent(this::reportCycle);
    if (!report.hasErrors()) {
      checkReaders();
    }
    return new Graph(model, order.sorted());
  }

  private void checkEnds() {
    if (nodes.isEmpty()) {
      report.add(Message.NO_NODES, model.anchor(), model.displayName());
      return;
    }
    if (nodes.values().stream().noneMatch(this::isInput)) {
      report.add(Message.NO_INPUT, model.anchor(), model.displayName());
    } else if (nodes.values().stream().allMatch(this::isInput)) {
      report.add(Message.NO_NODES, model.anchor(), model.displayName());
    }
  }

  private boolean isInput(GraphNode node) {
    return node.declaration().annotation().equals(InputRule.ANNOTATION);
  }

  private void checkEdges(GraphNode node) {
    NodeDeclaration declaration = node.declaration();
    for (EdgeDeclaration edge : declaration.edges()) {
      GraphNode source = nodes.get(edge.source());
      if (source == null) {
        String hint = SimilarNames.hint(edge.source(), nodes.keySet());
        report.add(Message.UNKNOWN_NODE, edge.anchor(), edge.source(), hint);
      } else if (source.name().equals(node.name())) {
        report.add(Message.READS_ITSELF, edge.anchor(), node.name());
      } else if (source.isLoss()) {
        report.add(Message.READS_LOSS, edge.anchor(), node.name(), source.name());
      }
    }
    checkCount(node);
  }

  private void checkCount(GraphNode node) {
    NodeDeclaration declaration = node.declaration();
    int count = declaration.edges().size();
    if (isInput(node)) {
      if (count > 0) {
        report.add(Message.INPUT_READS, declaration.edges().get(0).anchor(), node.name());
      }
      return;
    }
    int min = node.layer() == null ? 1 : node.layer().minSources();
    int max = node.layer() == null ? 2 : node.layer().maxSources();
    if (count < min || count > max) {
      report.add(
          Message.SOURCE_COUNT,
          declaration.anchor(),
          declaration.kind(),
          range(min, max),
          node.name(),
          count == 0 ? "none" : String.valueOf(count),
          count < min
              ? "add a parameter named after the node to read"
              : "remove the parameters it has no use for");
    }
  }

  private static String range(int min, int max) {
    String unit = min == 1 && max == 1 ? " node" : " nodes";
    if (min == max) {
      return min + unit;
    }
    return max == Integer.MAX_VALUE ? min + " or more nodes" : min + " or " + max + unit;
  }

  private void reportCycle(List<String> path) {
    if (path.size() == 2) {
      return; // reported as a node that reads itself
    }
    GraphNode first = node(path.get(1));
    EdgeDeclaration edge =
        first.declaration().edges().stream()
            .filter(e -> e.source().equals(path.get(0)))
            .findFirst()
            .orElseThrow();
    report.add(Message.CYCLE, edge.anchor(), String.join(" -> ", path));
  }

  private GraphNode node(String name) {
    GraphNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException(name);
    }
    return node;
  }

  /** Without any loss the ends of the graph are its outputs; with one, an unread node is a slip. */
  private void checkReaders() {
    boolean hasLoss = nodes.values().stream().anyMatch(GraphNode::isLoss);
    Set<String> read = new HashSet<>();
    for (GraphNode node : nodes.values()) {
      node.declaration().edges().forEach(e -> read.add(e.source()));
    }
    for (GraphNode node : nodes.values()) {
      boolean isRead = read.contains(node.name()) || node.declaration().output() != null;
      if (isRead || node.isLoss()) {
        continue;
      }
      if (isInput(node)) {
        report.add(Message.UNREAD_INPUT, node.declaration().anchor(), node.name());
      } else if (hasLoss) {
        report.add(Message.UNREAD_NODE, node.declaration().anchor(), node.name());
      }
    }
  }
}
