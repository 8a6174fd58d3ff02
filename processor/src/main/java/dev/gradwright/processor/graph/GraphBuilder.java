package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.EdgeDeclaration;
import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.rule.RuleSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Resolves edges by name and sorts the nodes; reports every slip of wiring. */
public final class GraphBuilder {
  private final Report report;
  private final ModelDeclaration model;
  private final Map<String, GraphNode> nodes = new TreeMap<>();
  private final Map<String, Block> blocks = new HashMap<>();

  private GraphBuilder(ModelDeclaration model, RuleSet rules, Report report) {
    this.model = model;
    this.report = report;
    Blocks found = new Blocks(rules, report);
    for (NodeDeclaration node : model.nodes()) {
      Block block = node.isWhole() ? found.of(node) : null;
      if (block != null) {
        blocks.put(node.name(), block);
      }
      boolean isWired = node.isWhole() && (block != null || !node.isUse());
      nodes.put(node.name(), withRule(node, rules, isWired));
    }
  }

  private static GraphNode withRule(NodeDeclaration node, RuleSet rules, boolean isWired) {
    return GraphNode.plain(
        node,
        rules.layers().get(node.annotation()),
        rules.losses().get(node.annotation()),
        isWired);
  }

  /** Returns the sorted graph; it is whole only if nothing was reported as an error. */
  public static Graph build(ModelDeclaration model, RuleSet rules, Report report) {
    if (model.isCompiled()) {
      return new Graph(model, model.nodes().stream().map(n -> withRule(n, rules, true)).toList());
    }
    return new GraphBuilder(model, rules, report).build();
  }

  private Graph build() {
    boolean hasEnds = checkEnds();
    EdgeCheck edges = new EdgeCheck(nodes, blocks, report);
    nodes.values().stream().filter(node -> !node.isWired()).forEach(edges::count);
    nodes.replaceAll((name, node) -> node.isWired() && !edges.check(node) ? node.unwired() : node);
    TopologicalOrder order = TopologicalOrder.of(nodes);
    for (List<String> cycle : order.cycles()) {
      reportCycle(cycle);
      cycle.forEach(name -> nodes.computeIfPresent(name, (n, node) -> node.unwired()));
    }
    if (hasEnds) {
      new ReaderCheck(nodes, report).check(edges.meant(), edges.misread() + order.cycles().size());
    }
    SharedCheck shared = new SharedCheck(nodes, blocks, report);
    List<GraphNode> expanded =
        new Expansion(blocks, shared.blocks(), report)
            .expand(order.sorted().stream().map(this::node).toList());
    shared.check(expanded);
    return new Graph(model, expanded);
  }

  private boolean checkEnds() {
    if (nodes.isEmpty()) {
      report.add(Message.NO_NODES, model.anchor(), model.displayName());
    } else if (nodes.values().stream().allMatch(GraphNode::isInput)) {
      report.add(Message.NO_LAYERS, model.anchor(), model.displayName());
    } else if (nodes.values().stream().noneMatch(this::mayBeInput)) {
      report.add(Message.NO_INPUT, model.anchor(), model.displayName());
    } else {
      return true;
    }
    return false;
  }

  /** A node that could not be read may have been meant as an input. */
  private boolean mayBeInput(GraphNode node) {
    boolean isKnown = node.layer() != null || node.loss() != null || node.declaration().isUse();
    return node.isInput() || !isKnown;
  }

  /** Shows a cycle at the edge that the source declares first. */
  private void reportCycle(List<String> path) {
    if (path.size() == 2) {
      return; // reported as a node that reads itself
    }
    int first = 1;
    for (int i = 2; i < path.size(); i++) {
      if (order(path.get(i)) < order(path.get(first))) {
        first = i;
      }
    }
    String source = path.get(first - 1);
    EdgeDeclaration edge =
        node(path.get(first)).declaration().edges().stream()
            .filter(e -> e.source().equals(source))
            .min(Comparator.comparing(EdgeDeclaration::source))
            .orElseThrow();
    report.add(Message.CYCLE, edge.anchor(), String.join(" -> ", path));
  }

  private int order(String name) {
    return node(name).declaration().order();
  }

  private GraphNode node(String name) {
    GraphNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException(name);
    }
    return node;
  }

  private GraphNode node(GraphNode sorted) {
    return node(sorted.name());
  }
}
