package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.EdgeDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A model as another one uses it.
 *
 * @param name its qualified name
 * @param isCompiled whether it was read from an earlier compilation
 * @param inputs its inputs by name
 * @param output its only output
 * @param nodes what that depends on, and the owners of shared parameters; inputs and losses are
 *     left out
 */
record Block(
    String name,
    boolean isCompiled,
    List<GraphNode> inputs,
    GraphNode output,
    List<GraphNode> nodes) {
  Block {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
  }

  static Block of(Graph graph, GraphNode output) {
    Set<String> needed = new HashSet<>(Set.of(output.name()));
    int before;
    do { // an owner may come later than the node that shares its parameters
      before = needed.size();
      for (int i = graph.nodes().size() - 1; i >= 0; i--) {
        GraphNode node = graph.nodes().get(i);
        if (needed.contains(node.name())) {
          node.declaration().edges().forEach(e -> needed.add(e.source()));
          var shared = node.declaration().shared();
          if (shared != null) {
            needed.add(shared.owner());
          }
        }
      }
    } while (needed.size() > before);
    return new Block(
        graph.declaration().displayName(),
        graph.declaration().isCompiled(),
        graph.nodes().stream().filter(GraphNode::isInput).toList(),
        output,
        graph.nodes().stream()
            .filter(n -> !n.isInput() && !n.isLoss() && needed.contains(n.name()))
            .toList());
  }

  /** Returns what the model gives: what losses read and what is marked, or else the ends. */
  static List<GraphNode> outputs(Graph graph) {
    List<GraphNode> losses = graph.nodes().stream().filter(GraphNode::isLoss).toList();
    Set<String> judged = new HashSet<>();
    losses.forEach(loss -> judged.add(loss.declaration().edges().get(0).source()));
    Set<String> read = new HashSet<>();
    for (GraphNode node : graph.nodes()) {
      node.declaration().edges().stream().map(EdgeDeclaration::source).forEach(read::add);
    }
    boolean hasEnds = losses.isEmpty() && !graph.declaration().isCompiled();
    List<GraphNode> outputs = new ArrayList<>();
    for (GraphNode node : graph.nodes()) {
      boolean isEnd = hasEnds && !read.contains(node.name());
      boolean isMarked = node.declaration().output() != null;
      if (!node.isLoss() && (isEnd || isMarked || judged.contains(node.name()))) {
        outputs.add(node);
      }
    }
    return outputs;
  }

  /** Returns the input that a parameter of the using node is for. */
  GraphNode input(String parameter) {
    if (inputs.size() == 1) {
      return inputs.get(0);
    }
    return inputs.stream()
        .filter(input -> input.name().equals(parameter))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no input " + parameter));
  }

  List<String> inputNames() {
    return inputs.stream().map(GraphNode::name).sorted().toList();
  }
}
