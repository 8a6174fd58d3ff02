package dev.gradwright.processor.check;

import dev.gradwright.processor.declare.SharedDeclaration;
import dev.gradwright.processor.graph.Graph;
import dev.gradwright.processor.graph.GraphNode;
import dev.gradwright.processor.message.Anchor;
import dev.gradwright.processor.message.Message;
import dev.gradwright.processor.message.Report;
import dev.gradwright.processor.program.Parameter;
import dev.gradwright.processor.program.PenaltyProgram;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives every parameter its place in the public order, once all shapes are known: a node that
 * shares parameters may come before the node whose they are.
 */
final class ParameterPlaces {
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  /** The members of a layer that speak of a parameter, by its role. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "weight", List.of("initializer", "constant", "l1", "l2"),
          "bias", List.of("biasConstant"));

  private final Graph graph;
  private final List<CheckedNode> nodes;
  private final Report report;
  private final Map<String, CheckedNode> byName = new HashMap<>();
  private final Map<String, Anchor> frozen = new HashMap<>();
  private final Map<String, Parameter> placed = new HashMap<>();
  private BigInteger offset = BigInteger.ZERO;

  private ParameterPlaces(Graph graph, List<CheckedNode> nodes, Report report) {
    this.graph = graph;
    this.nodes = nodes;
    this.report = report;
    nodes.forEach(node -> byName.put(node.name(), node));
  }

  /** Returns the nodes with placed parameters and with penalties. */
  static List<CheckedNode> place(Graph graph, List<CheckedNode> nodes, Report report) {
    return new ParameterPlaces(graph, nodes, report).place();
  }

  private List<CheckedNode> place() {
    Map<String, SharedDeclaration> shared = new HashMap<>();
    for (GraphNode node : graph.nodes()) {
      SharedDeclaration wish = node.declaration().shared();
      if (wish != null) {
        shared.put(node.name(), wish);
      }
      if (node.declaration().frozen() != null) {
        frozen.put(node.name(), node.declaration().frozen());
      }
    }
    // of each node, which parameters it has: its own, or another's
    Map<String, List<Parameter>> used = new HashMap<>();
    for (CheckedNode node : nodes) {
      SharedDeclaration wish = shared.get(node.name());
      CheckedNode owner = wish == null ? null : byName.get(wish.owner());
      used.put(
          node.name(), wish == null || owner == null ? node.parameters() : join(node, owner, wish));
    }
    for (CheckedNode node : nodes) {
      of(used, node).stream().filter(p -> p.node().equals(node.name())).forEach(this::place);
    }
    if (offset.compareTo(LARGEST) > 0) {
      report.add(
          Message.TOO_LARGE,
          graph.declaration().anchor(),
          graph.declaration().displayName(),
          offset,
          "parameters");
    }
    List<CheckedNode> done = new ArrayList<>();
    for (CheckedNode node : nodes) {
      List<Parameter> parameters =
          of(used, node).stream().map(p -> placed.getOrDefault(p.name(), p)).toList();
      done.add(node.with(parameters, penalties(node, parameters)));
    }
    return done;
  }

  private static List<Parameter> of(Map<String, List<Parameter>> used, CheckedNode node) {
    return used.getOrDefault(node.name(), List.of());
  }

  private void place(Parameter parameter) {
    // past the limit the offset no longer matters: the model is in error
    placed.put(parameter.name(), parameter.at(offset.min(LARGEST).intValueExact()));
    offset = offset.add(parameter.shape().exactSize());
  }

  /** The size of a shared parameter counts once, where it belongs. */
  private static List<PenaltyProgram> penalties(CheckedNode node, List<Parameter> parameters) {
    if (node.layer() == null) {
      return List.of();
    }
    return node.layer().penalties(node.view(), parameters).stream()
        .filter(p -> p.parameter().isLearned() && p.parameter().node().equals(node.name()))
        .toList();
  }

  private List<Parameter> join(CheckedNode node, CheckedNode owner, SharedDeclaration wish) {
    List<Parameter> joined = new ArrayList<>();
    boolean any = false;
    for (Parameter own : node.parameters()) {
      Optional<Parameter> other =
          owner.parameters().stream().filter(p -> p.role().equals(own.role())).findFirst();
      any |= other.isPresent();
      if (other.isPresent() && !other.get().shape().equals(own.shape())) {
        report.add(
            Message.SHARED_SHAPE,
            wish.anchor(),
            node.name(),
            own.role(),
            owner.name(),
            own.shape(),
            other.get().shape());
        return node.parameters();
      }
      other.ifPresent(p -> checkMembers(node, p, wish));
      joined.add(other.orElse(own));
    }
    if (!any && !wish.isWholeBlock()) {
      reportNothing(node, owner, wish);
    }
    Anchor place = frozen.get(node.name());
    boolean noneIsOwn = joined.stream().noneMatch(p -> p.node().equals(node.name()));
    if (any && noneIsOwn && place != null && !wish.isWholeBlock()) {
      report.add(Message.SHARED_UNUSED, place, "@Frozen", joined.get(0).role(), wish.owner());
    }
    return joined;
  }

  private void reportNothing(CheckedNode node, CheckedNode owner, SharedDeclaration wish) {
    if (node.parameters().isEmpty()) {
      String kind = (node.isInput() ? "an @" : "a @") + node.view().kind();
      report.add(Message.NOTHING_TO_SHARE, wish.anchor(), node.name(), kind);
    } else {
      report.add(
          Message.NOTHING_SHARED,
          wish.anchor(),
          node.name(),
          owner.name(),
          "the first has " + roles(node),
          "the second has " + roles(owner));
    }
  }

  private static String roles(CheckedNode node) {
    return node.parameters().isEmpty()
        ? "none"
        : node.parameters().stream().map(Parameter::role).collect(Collectors.joining(" and "));
  }

  /** A setting that would have no effect is a mistake. */
  private void checkMembers(CheckedNode node, Parameter shared, SharedDeclaration wish) {
    if (wish.isWholeBlock()) {
      return;
    }
    for (String member : MEMBERS.getOrDefault(shared.role(), List.of())) {
      if (node.view().attributes().isExplicit(member)) {
        node.view().report(Message.SHARED_UNUSED, member, member, shared.role(), wish.owner());
      }
    }
  }
}
