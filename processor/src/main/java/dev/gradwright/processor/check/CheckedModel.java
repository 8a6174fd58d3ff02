package dev.gradwright.processor.check;

import dev.gradwright.processor.declare.ModelDeclaration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model without a fault.
 *
 * @param declaration as the user wrote it
 * @param nodes in topological order
 */
public record CheckedModel(ModelDeclaration declaration, List<CheckedNode> nodes) {
  /** Copies the list. */
  public CheckedModel {
    nodes = List.copyOf(nodes);
  }

  /** Returns the inputs in order. */
  public List<CheckedNode> inputs() {
    return nodes.stream().filter(CheckedNode::isInput).toList();
  }

  /** Returns the losses in order. */
  public List<CheckedNode> losses() {
    return nodes.stream().filter(n -> n.loss() != null).toList();
  }

  /** Returns the outputs in order: what losses read, what is marked, or, without any, the ends. */
  public List<CheckedNode> outputs() {
    List<String> judged = losses().stream().map(l -> l.view().source(0).name()).toList();
    List<CheckedNode> outputs =
        nodes.stream()
            .filter(n -> n.layer() != null && (n.isOutput() || judged.contains(n.name())))
            .toList();
    if (!losses().isEmpty()) {
      return outputs;
    }
    List<String> read =
        nodes.stream().flatMap(n -> n.view().sources().stream()).map(s -> s.name()).toList();
    return nodes.stream().filter(n -> n.isOutput() || !read.contains(n.name())).toList();
  }

  /** Returns the trail of shapes, {@code flower[4] -> hidden[16] -> species[3]}. */
  public String trail() {
    int most = 12;
    String trail =
        nodes.stream()
            .filter(n -> n.layer() != null)
            .limit(most)
            .map(n -> n.name() + n.shape())
            .collect(Collectors.joining(" -> "));
    long layers = nodes.stream().filter(n -> n.layer() != null).count();
    return layers > most ? trail + " -> ... (" + layers + " nodes)" : trail;
  }
}
