package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.EdgeDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.message.SimilarNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the edges of a node name nodes that it can read, as many as its rule wants. */
final class EdgeCheck {
  private final Map<String, GraphNode> nodes;
  private final Map<String, Block> blocks;
  private final Report report;
  private final boolean hasInput;
  private final Set<String> tensors = new TreeSet<>();
  private final Set<String> meant = new TreeSet<>();
  private int misread;

  EdgeCheck(Map<String, GraphNode> nodes, Map<String, Block> blocks, Report report) {
    this.nodes = nodes;
    this.blocks = blocks;
    this.report = report;
    this.hasInput = nodes.values().stream().anyMatch(GraphNode::isInput);
    for (GraphNode node : nodes.values()) {
      if (!node.isLoss()) {
        tensors.add(node.name());
      }
    }
  }

  /** Returns the nodes that mistyped names may have meant. */
  Set<String> meant() {
    return meant;
  }

  /**
   * Returns how many edges are missing or lead to a node that cannot be meant: an unread node may
   * be what each of them should have named.
   */
  int misread() {
    return misread;
  }

  /** Counts what a node that could not be read names in vain; it has been reported. */
  void count(GraphNode unreadable) {
    for (EdgeDeclaration edge : unreadable.declaration().edges()) {
      GraphNode source = nodes.get(edge.source());
      misread += source == null || source.isLoss() ? 1 : 0;
    }
  }

  /** Returns whether all is well. */
  boolean check(GraphNode node) {
    Block block = blocks.get(node.name());
    boolean ok = block == null ? checkCount(node) : checkInputs(node, block);
    boolean checksNames = ok && block != null && block.inputs().size() > 1;
    for (EdgeDeclaration edge : node.declaration().edges()) {
      ok &= checkEdge(node, edge) && (!checksNames || checkName(edge, block));
    }
    return ok;
  }

  private boolean checkInputs(GraphNode node, Block block) {
    NodeDeclaration use = node.declaration();
    int count = use.edges().size();
    int wanted = block.inputs().size();
    if (count == wanted) {
      return true;
    }
    misread += Math.max(0, wanted - count);
    report.add(
        Message.BLOCK_INPUTS,
        count > wanted ? use.edges().get(wanted).anchor() : use.attributes().anchor(),
        node.name(),
        count == 0 ? "nothing" : range(count, count),
        block.name(),
        range(wanted, wanted),
        String.join(", ", block.inputNames()),
        count < wanted
            ? "add a parameter for each input"
            : "remove the parameters it has no use for");
    return false;
  }

  /** Where there are several inputs, a parameter is named after the one it is for. */
  private boolean checkName(EdgeDeclaration edge, @Nullable Block block) {
    if (block == null || block.inputNames().contains(edge.parameter())) {
      return true;
    }
    List<String> names = block.inputNames();
    List<String> near = SimilarNames.near(edge.parameter(), names);
    report.add(
        Message.BLOCK_INPUT_NAME,
        edge.anchor(),
        block.name(),
        edge.parameter(),
        near.isEmpty()
            ? "; its inputs are "
                + String.join(", ", names)
                + ", and a parameter bears the name of"
                + " the one it is for"
            : SimilarNames.question(near));
    return false;
  }

  private boolean checkEdge(GraphNode node, EdgeDeclaration edge) {
    if (node.isInput()) {
      return true; // that it reads at all is the mistake
    }
    GraphNode source = nodes.get(edge.source());
    if (source == null) {
      reportUnknown(node, edge);
    } else if (source.name().equals(node.name())) {
      report.add(Message.READS_ITSELF, edge.anchor(), node.name());
      misread++;
    } else if (source.isLoss()) {
      report.add(Message.READS_LOSS, edge.anchor(), node.name(), source.name());
      misread++;
    } else {
      return true;
    }
    return false;
  }

  private void reportUnknown(GraphNode node, EdgeDeclaration edge) {
    Set<String> others = new TreeSet<>(tensors);
    others.remove(node.name());
    List<String> near = SimilarNames.near(edge.source(), others);
    meant.addAll(near);
    misread += near.isEmpty() ? 1 : 0;
    // without any input the missing name is the missing input
    if (hasInput || !near.isEmpty()) {
      report.add(
          Message.UNKNOWN_NODE,
          edge.anchor(),
          edge.source(),
          near.isEmpty() ? SimilarNames.list("nodes", others) : SimilarNames.question(near));
    }
  }

  private boolean checkCount(GraphNode node) {
    NodeDeclaration declaration = node.declaration();
    int count = declaration.edges().size();
    if (node.isInput()) {
      if (count > 0) {
        report.add(Message.INPUT_READS, declaration.edges().get(0).anchor(), node.name());
      }
      return count == 0;
    }
    int min = node.layer() == null ? 1 : node.layer().minSources();
    int max = node.layer() == null ? 2 : node.layer().maxSources();
    if (count >= min && count <= max) {
      return true;
    }
    misread += count < min ? min - count : 0;
    report.add(
        Message.SOURCE_COUNT,
        count > max ? declaration.edges().get(max).anchor() : declaration.attributes().anchor(),
        declaration.kind(),
        range(min, max),
        node.name(),
        count == 0 ? "none" : String.valueOf(count),
        count < min
            ? "add a parameter named after the node to read"
            : "remove the parameters it has no use for");
    return false;
  }

  private static String range(int min, int max) {
    String unit = min == 1 && max == 1 ? " node" : " nodes";
    if (min == max) {
      return (max == 0 ? "no" : min) + unit;
    }
    return max == Integer.MAX_VALUE ? min + " or more nodes" : min + " or " + max + unit;
  }
}
