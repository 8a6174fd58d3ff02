package dev.gradwright.processor.graph;

import dev.gradwright.processor.declare.ModelDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.rule.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The blocks that a model uses, each looked at once. */
final class Blocks {
  private final RuleSet rules;
  private final Report report;
  private final Map<String, Optional<Block>> known = new HashMap<>();

  Blocks(RuleSet rules, Report report) {
    this.rules = rules;
    this.report = report;
  }

  /** Returns the block of a node; null if it cannot serve as one, which is reported. */
  @Nullable Block of(NodeDeclaration use) {
    ModelDeclaration model = use.block();
    if (model == null) {
      return null;
    }
    Optional<Block> block = known.get(model.displayName());
    if (block == null) {
      block = Optional.ofNullable(find(use, model));
      known.put(model.displayName(), block);
    }
    if (block.isEmpty()) {
      report.fail();
    }
    return block.orElse(null);
  }

  private @Nullable Block find(NodeDeclaration use, ModelDeclaration model) {
    Report quiet = report.quiet();
    Graph graph = GraphBuilder.build(model, rules, quiet);
    if (quiet.hasErrors()) {
      return null; // the block is a model, which has its own messages
    }
    List<GraphNode> outputs = Block.outputs(graph);
    Anchor here = use.attributes().anchor().member("value");
    if (outputs.size() != 1) {
      String names = outputs.stream().map(GraphNode::name).collect(Collectors.joining(", "));
      report.add(
          Message.BLOCK_OUTPUT,
          here,
          model.displayName(),
          outputs.isEmpty() ? "no output" : outputs.size() + " outputs: " + names,
          "a block has one, so join them or use a block for each");
      return null;
    }
    if (outputs.get(0).isInput()) {
      report.add(
          Message.BLOCK_OUTPUT,
          here,
          model.displayName(),
          "nothing but its input as output",
          "read that input instead");
      return null;
    }
    return Block.of(graph, outputs.get(0));
  }
}
