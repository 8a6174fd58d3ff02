package dev.gradwright.processor.check;

import dev.gradwright.processor.declare.EdgeDeclaration;
import dev.gradwright.processor.declare.NodeDeclaration;
import dev.gradwright.processor.graph.Entry;
import dev.gradwright.processor.graph.Graph;
import dev.gradwright.processor.graph.GraphNode;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.program.Masking;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.Shape;
import dev.gradwright.processor.rule.LayerRule;
import dev.gradwright.processor.rule.LossRule;
import dev.gradwright.processor.rule.NodeView;
import dev.gradwright.processor.rule.RuleSet;
import dev.gradwright.processor.rule.Source;
import dev.gradwright.processor.rule.Yields;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Infers shapes along the graph and asks every rule whether its node obeys it. */
public final class ModelChecker {
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private final Graph graph;
  private final RuleSet rules;
  private final Report report;
  private final Map<String, CheckedNode> checked = new HashMap<>();
  private final List<CheckedNode> nodes = new ArrayList<>();

  private ModelChecker(Graph graph, RuleSet rules, Report report) {
    this.graph = graph;
    this.rules = rules;
    this.report = report;
  }

  /** Returns the model with shapes and parameters; whole only if no error was reported. */
  public static CheckedModel check(Graph graph, RuleSet rules, Report report) {
    return new ModelChecker(graph, rules, report).check();
  }

  private CheckedModel check() {
    for (GraphNode node : graph.nodes()) {
      checkNode(node);
    }
    CheckedModel model =
        new CheckedModel(graph.declaration(), ParameterPlaces.place(graph, nodes, report));
    LearningCheck.check(model, report);
    return model;
  }

  /** Checks one node; where a source failed only what does not depend on it. */
  private void checkNode(GraphNode node) {
    LayerRule layer = node.layer();
    LossRule loss = node.loss();
    NodeView alone = view(node, List.of());
    if (layer != null) {
      layer.checkMembers(alone);
    } else if (loss != null) {
      checkWeight(alone);
      loss.checkMembers(alone);
    }
    Optional<List<Source>> sources = node.isWired() ? sources(node) : Optional.empty();
    if (sources.isEmpty()) {
      return;
    }
    NodeView view = view(node, sources.get());
    if (layer != null) {
      checkLayer(view, layer, node);
    } else if (loss != null) {
      if (node.declaration().frozen() != null) {
        report.add(Message.FROZEN_UNUSED, node.declaration().frozen(), view.name());
      }
      checkLoss(view, loss);
      checkMasked(view, loss, node.declaration().masked());
    }
  }

  private NodeView view(GraphNode node, List<Source> sources) {
    NodeDeclaration declaration = node.declaration();
    return new NodeView(
        declaration.name(),
        declaration.kind(),
        declaration.attributes(),
        sources,
        declaration.anchor(),
        node.isQuiet() ? report.quiet() : report,
        rules,
        declaration.frozen() != null,
        declaration.masked() != null);
  }

  private Optional<List<Source>> sources(GraphNode node) {
    List<Source> sources = new ArrayList<>();
    boolean fits = true;
    for (Entry entry : node.entries()) {
      fits &= checkEntry(node, entry);
    }
    if (!fits) {
      return Optional.empty();
    }
    for (EdgeDeclaration edge : node.declaration().edges()) {
      CheckedNode source = checked.get(edge.source());
      if (source == null) {
        return Optional.empty(); // it failed, and has spoken
      }
      sources.add(
          new Source(
              source.name(),
              source.view().kind(),
              source.shape(),
              yields(source),
              edge.parameter(),
              edge.anchor()));
    }
    return Optional.of(sources);
  }

  /** Whether a block is given the shape that its input promises. */
  private boolean checkEntry(GraphNode node, Entry entry) {
    CheckedNode source = checked.get(node.declaration().edges().get(entry.edge()).source());
    Shape shape = new Shape(entry.shape());
    if (source == null || source.shape().equals(shape)) {
      return true;
    }
    Report shown = entry.isQuiet() ? report.quiet() : report;
    if (entry.isRepeat()) {
      String what = shape + " and gives " + source.shape();
      shown.add(Message.BLOCK_REPEAT, entry.anchor(), entry.use(), entry.block(), what);
    } else {
      String gives = source.publicName() + " gives " + source.shape();
      shown.add(Message.BLOCK_SHAPE, entry.anchor(), entry.block(), entry.use(), shape, gives);
    }
    return false;
  }

  private static Yields yields(CheckedNode node) {
    return node.layer() == null ? Yields.NUMBERS : node.layer().yields(node.view());
  }

  private void checkLayer(NodeView view, LayerRule rule, GraphNode node) {
    Optional<Shape> shape = rule.shape(view);
    if (shape.isEmpty() || !fits(view, shape.get(), "numbers per row")) {
      return;
    }
    List<Parameter> parameters = rule.parameters(view, shape.get());
    for (Parameter parameter : parameters) {
      if (!fits(view, parameter.shape(), "numbers in its " + parameter.role())) {
        return;
      }
    }
    NodeDeclaration declaration = node.declaration();
    // a frozen block has nodes without parameters, too
    if (declaration.frozen() != null && parameters.isEmpty() && !node.isOfBlock()) {
      report.add(Message.FROZEN_UNUSED, declaration.frozen(), view.name());
    }
    List<Parameter> own =
        view.isFrozen() ? parameters.stream().map(Parameter::unlearned).toList() : parameters;
    boolean isOutput = declaration.output() != null;
    add(
        new CheckedNode(
            view, shape.get(), own, List.of(), rule, null, isOutput, node.publicName()));
  }

  private boolean fits(NodeView view, Shape shape, String what) {
    if (shape.exactSize().compareTo(LARGEST) > 0) {
      view.reportHere(Message.TOO_LARGE, view.name(), shape.exactSize(), what);
      return false;
    }
    return true;
  }

  private static void checkWeight(NodeView view) {
    double weight = view.attributes().number("weight");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      view.report(Message.POSITIVE_NUMBER, "weight", "weight", weight);
    }
  }

  private void checkLoss(NodeView view, LossRule rule) {
    rule.check(view);
    if (view.sources().size() == 2) {
      checkTarget(view, view.source(0), view.source(1));
    }
    add(new CheckedNode(view, Shape.of(1), List.of(), List.of(), null, rule, false, view.name()));
  }

  private void checkMasked(NodeView view, LossRule rule, @Nullable Anchor masked) {
    if (masked == null) {
      return;
    }
    if (view.sources().size() > 1) {
      String why = "its target is the node '" + view.source(1).name() + "', which is never missing";
      report.add(Message.MASKED_UNUSED, masked, view.name(), why);
    } else if (rule.masking(view) == Masking.NONE) {
      String why = "@" + view.kind() + " needs all its targets";
      report.add(Message.MASKED_UNUSED, masked, view.name(), why);
    }
  }

  private void checkTarget(NodeView view, Source prediction, Source target) {
    if (!target.shape().equals(prediction.shape())) {
      view.reportSource(
          Message.TARGET_SHAPE,
          1,
          view.name(),
          prediction.name() + prediction.shape(),
          target.name() + target.shape());
    }
  }

  private void add(CheckedNode node) {
    checked.put(node.name(), node);
    nodes.add(node);
  }
}
