package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.declare.EdgeDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.declare.SharedDeclaration;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the nodes of blocks in the place of the nodes that use them, so that later stages see plain
 * nodes only. The nodes of a block stay together, in the block's own order.
 */
final class Expansion {
  /** A mistyped number must not fill the memory. */
  private static final int MOST_NODES = 20_000;

  private final Map<String, Block> blocks;
  private final Map<String, String> sharedBlocks;
  private final Report report;
  private final Map<String, String> ends = new HashMap<>();
  private final List<GraphNode> expanded = new ArrayList<>();

  /**
   * Creates an expansion.
   *
   * @param blocks the block of each node that uses one
   * @param sharedBlocks for each of these that shares all parameters, the node that has them
   */
  Expansion(Map<String, Block> blocks, Map<String, String> sharedBlocks, Report report) {
    this.blocks = blocks;
    this.sharedBlocks = sharedBlocks;
    this.report = report;
  }

  /** Returns plain nodes; a node whose block cannot be put in its place remains, unwired. */
  List<GraphNode> expand(List<GraphNode> sorted) {
    for (GraphNode node : sorted) {
      Block block = blocks.get(node.name());
      List<EdgeDeclaration> edges =
          node.declaration().edges().stream()
              .map(e -> e.from(ends.getOrDefault(e.source(), e.source())))
              .toList();
      GraphNode read = node.with(node.declaration().reading(edges));
      if (block == null || !node.isWired() || !fits(read, block)) {
        expanded.add(block == null ? read : read.unwired());
        continue;
      }
      int repeat = repeat(node);
      String end = "";
      for (int i = 0; i < repeat; i++) {
        String path = node.name() + "." + (repeat > 1 ? i + "." : "");
        new Copy(read, block, path, i == repeat - 1, end).add();
        end = path + block.output().name();
      }
      ends.put(node.name(), end);
    }
    return expanded;
  }

  static int repeat(GraphNode use) {
    return use.declaration().attributes().integer("repeat");
  }

  private boolean fits(GraphNode use, Block block) {
    Anchor place = use.declaration().attributes().anchor().member("repeat");
    int repeat = repeat(use);
    if (repeat < 1) {
      report.add(Message.POSITIVE_COUNT, place, "repeat", repeat);
      return false;
    }
    if (repeat > 1 && block.inputs().size() > 1) {
      String many = block.inputs().size() + " inputs";
      report.add(Message.BLOCK_REPEAT, place, use.name(), block.name(), many);
      return false;
    }
    long nodes = expanded.size() + (long) repeat * block.nodes().size();
    if (nodes > MOST_NODES) {
      report.add(Message.BLOCK_SIZE, place, use.name(), "this model", nodes, MOST_NODES);
      return false;
    }
    return true;
  }

  /** One copy of a block. */
  private final class Copy {
    private final NodeDeclaration use;
    private final Block block;
    private final String path;
    private final boolean isLast;
    private final String before;
    private final Anchor here;
    private final Map<String, EdgeDeclaration> bound = new HashMap<>();

    /**
     * @param before the last node of the copy before this one, empty for the first
     */
    Copy(GraphNode use, Block block, String path, boolean isLast, String before) {
      this.use = use.declaration();
      this.block = block;
      this.path = path;
      this.isLast = isLast;
      this.before = before;
      this.here = this.use.attributes().anchor().member("value");
      for (EdgeDeclaration edge : this.use.edges()) {
        String input = block.input(edge.parameter()).name();
        bound.put(input, before.isEmpty() ? edge : edge.from(before));
      }
    }

    void add() {
      block.nodes().forEach(this::add);
    }

    private void add(GraphNode inner) {
      NodeDeclaration node = inner.declaration();
      List<EdgeDeclaration> edges = new ArrayList<>();
      List<Entry> entries = new ArrayList<>();
      inner.entries().forEach(entry -> entries.add(block.isCompiled() ? entry : entry.quiet()));
      for (int i = 0; i < node.edges().size(); i++) {
        EdgeDeclaration edge = node.edges().get(i);
        EdgeDeclaration outer = bound.get(edge.source());
        if (outer == null) {
          edges.add(new EdgeDeclaration(edge.parameter(), path + edge.source(), here));
        } else {
          edges.add(new EdgeDeclaration(edge.parameter(), outer.source(), outer.anchor()));
          entries.add(entry(i, edge.source(), outer));
        }
      }
      boolean isEnd = isLast && inner.name().equals(block.output().name());
      Attributes members = node.attributes();
      NodeDeclaration copy =
          new NodeDeclaration(
              path + node.name(),
              node.annotation(),
              new Attributes(members.values(), members.explicit(), here),
              edges,
              isEnd ? use.output() : null,
              shared(node),
              null,
              use.frozen() == null ? node.frozen() : use.frozen(),
              null,
              here,
              use.order(),
              true);
      expanded.add(
          new GraphNode(
              copy,
              inner.layer(),
              inner.loss(),
              true,
              isEnd ? use.name() : copy.name(),
              entries,
              !block.isCompiled() || inner.isQuiet()));
    }

    private Entry entry(int edge, String input, EdgeDeclaration outer) {
      List<Integer> shape = block.input(input).declaration().attributes().integers("value");
      boolean repeats = !before.isEmpty();
      Anchor place = repeats ? use.attributes().anchor().member("repeat") : outer.anchor();
      return new Entry(edge, shape, block.name(), use.name(), repeats, false, place);
    }

    private @Nullable SharedDeclaration shared(NodeDeclaration node) {
      SharedDeclaration own = node.shared();
      String owner = sharedBlocks.get(use.name());
      if (owner == null) {
        return own == null ? null : new SharedDeclaration(path + own.owner(), here, true);
      }
      String counterpart = owner + path.substring(use.name().length());
      String name = own == null ? node.name() : own.owner();
      return new SharedDeclaration(counterpart + name, here, true);
    }
  }
}
