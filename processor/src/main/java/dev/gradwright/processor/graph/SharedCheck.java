package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.declare.SharedDeclaration;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.message.SimilarNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether {@code @Shared} names a node whose parameters are its own. */
final class SharedCheck {
  private final Map<String, GraphNode> declared;
  private final Map<String, Block> blocks;
  private final Report report;

  SharedCheck(Map<String, GraphNode> declared, Map<String, Block> blocks, Report report) {
    this.declared = declared;
    this.blocks = blocks;
    this.report = report;
  }

  /** Returns, for each block that shares all its parameters, the node that has them. */
  Map<String, String> blocks() {
    Map<String, String> owners = new HashMap<>();
    for (GraphNode node : declared.values()) {
      SharedDeclaration shared = node.declaration().shared();
      Block block = blocks.get(node.name());
      if (shared != null && block != null && checkBlock(node, shared, block)) {
        owners.put(node.name(), shared.owner());
      }
    }
    return owners;
  }

  private boolean checkBlock(GraphNode node, SharedDeclaration shared, Block block) {
    GraphNode owner = declared.get(shared.owner());
    if (owner == null) {
      Set<String> uses = new TreeSet<>(blocks.keySet());
      uses.remove(node.name());
      reportUnknown(shared, uses);
      return false;
    }
    if (shared.owner().equals(node.name())) {
      report.add(Message.SHARES_ITSELF, shared.anchor(), node.name());
      return false;
    }
    Block other = blocks.get(owner.name());
    if (other == null && (owner.declaration().isUse() || !owner.declaration().isWhole())) {
      return false; // it could not be read, and has spoken
    }
    if (other == null
        || !other.name().equals(block.name())
        || Expansion.repeat(owner) != Expansion.repeat(node)) {
      String remedy = "name a node that uses " + block.name() + " in the same way";
      report.add(Message.SHARED_BLOCK, shared.anchor(), node.name(), owner.name(), remedy);
      return false;
    }
    if (node.declaration().frozen() != null) {
      report.add(
          Message.SHARED_UNUSED, node.declaration().frozen(), "@Frozen", "block", owner.name());
    }
    return isOwner(owner.declaration(), shared);
  }

  /** Reports what the nodes of the model itself share in vain; those of blocks were checked. */
  void check(List<GraphNode> expanded) {
    Map<String, GraphNode> all = new HashMap<>();
    expanded.forEach(node -> all.put(node.name(), node));
    for (GraphNode node : expanded) {
      SharedDeclaration shared = node.declaration().shared();
      if (shared != null && !shared.isWholeBlock() && !node.declaration().isUse()) {
        check(node, shared, all);
      }
    }
  }

  private void check(GraphNode node, SharedDeclaration shared, Map<String, GraphNode> all) {
    GraphNode owner = all.get(shared.owner());
    if (owner == null && blocks.containsKey(shared.owner())) {
      String remedy = "name a node inside the block, such as " + inside(shared.owner(), all);
      report.add(Message.SHARED_BLOCK, shared.anchor(), node.name(), shared.owner(), remedy);
    } else if (owner == null) {
      Set<String> others = new TreeSet<>(all.keySet());
      others.remove(node.name());
      others.removeIf(name -> declared.containsKey(name) && declared.get(name).isLoss());
      reportUnknown(shared, others);
    } else if (shared.owner().equals(node.name())) {
      report.add(Message.SHARES_ITSELF, shared.anchor(), node.name());
    } else {
      boolean unused = isOwner(owner.declaration(), shared);
    }
  }

  private static String inside(String use, Map<String, GraphNode> all) {
    return new TreeSet<>(all.keySet())
        .stream().filter(name -> name.startsWith(use + ".")).findFirst().orElse(use + ".*");
  }

  private boolean isOwner(NodeDeclaration owner, SharedDeclaration shared) {
    SharedDeclaration further = owner.shared();
    if (further == null) {
      return true;
    }
    report.add(Message.SHARED_TWICE, shared.anchor(), owner.name(), further.owner());
    return false;
  }

  private void reportUnknown(SharedDeclaration shared, Set<String> names) {
    List<String> near = SimilarNames.near(shared.owner(), names);
    report.add(
        Message.UNKNOWN_NODE,
        shared.anchor(),
        shared.owner(),
        near.isEmpty() ? SimilarNames.list("nodes", names) : SimilarNames.question(near));
  }
}
