package dev.gradwright.processor.program.build;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.rule.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which nodes a prediction needs, which a loss needs, and through which gradients flow. */
final class Needs {
  private final Set<String> predicts = new HashSet<>();
  private final Set<String> trains = new HashSet<>();
  private final Set<String> judged = new HashSet<>();
  private final Set<String> learns = new HashSet<>();

  private Needs() {}

  static Needs of(CheckedModel model) {
    Needs needs = new Needs();
    for (CheckedNode node : model.nodes()) {
      boolean learns =
          node.isLearning()
              || node.view().sources().stream().anyMatch(s -> needs.learns.contains(s.name()));
      if (learns) {
        needs.learns.add(node.name());
      }
    }
    model.outputs().forEach(o -> needs.predicts.add(o.name()));
    List<CheckedNode> nodes = model.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      needs.spread(nodes.get(i));
    }
    return needs;
  }

  private void spread(CheckedNode node) {
    if (node.loss() != null) {
      trains.add(node.name());
      judged.add(node.view().source(0).name());
      node.view().sources().forEach(s -> trains.add(s.name())); // a target node, too
      return;
    }
    for (Source source : node.view().sources()) {
      if (predicts.contains(node.name())) {
        predicts.add(source.name());
      }
      if (trains.contains(node.name())) {
        trains.add(source.name());
      }
      if (judged.contains(node.name())) {
        judged.add(source.name());
      }
    }
  }

  boolean predicts(CheckedNode node) {
    return predicts.contains(node.name());
  }

  boolean trains(CheckedNode node) {
    return trains.contains(node.name());
  }

  /** Whether the loss has a derivative by this node that some parameter wants. */
  boolean hasGradient(CheckedNode node) {
    return node.loss() == null && hasGradient(node.name());
  }

  boolean hasGradient(String node) {
    return judged.contains(node) && learns.contains(node);
  }

  boolean hasBackward(CheckedNode node) {
    return node.loss() != null || hasGradient(node);
  }
}
