package dev.gradwright.processor.report;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.check.CheckedNode;
import dev.gradwright.processor.declare.Attributes;
import dev.gradwright.processor.plan.CostTable;
import dev.gradwright.processor.plan.LayerCost;
import dev.gradwright.processor.plan.NodePlan;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.StepPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a model.
 *
 * @param name the model as a user writes it
 * @param trail its trail of shapes
 * @param isDouble whether numbers take 8 bytes
 * @param costs what its nodes cost
 * @param rows every node, in the order of the costs
 * @param reasons why steps are in loops, each with the steps it holds for; rows count them from 1
 * @param vectors which steps are there on vectors, too, in a sentence
 * @param budget the limits set, by member of {@code @Budget}
 */
record Summary(
    String name,
    String trail,
    boolean isDouble,
    CostTable costs,
    List<Row> rows,
    Map<String, List<String>> reasons,
    String vectors,
    Map<String, Long> budget) {

  /** Copies the collections, in their order. */
  Summary {
    rows = List.copyOf(rows);
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    budget = Collections.unmodifiableMap(new LinkedHashMap<>(budget));
  }

  /** What a node is in the graph. */
  enum Part {
    INPUT,
    LAYER,
    OUTPUT,
    LOSS
  }

  /**
   * A node.
   *
   * @param forward the body of its forward pass, in words; a dash for none
   * @param backward that of its backward pass
   * @param vectors whether both are there on vectors, too
   */
  record Row(LayerCost cost, Part part, String forward, String backward, boolean vectors) {}

  /** Takes what a page shows out of a plan. */
  static Summary of(Plan plan) {
    CheckedModel model = plan.model();
    Map<String, CheckedNode> nodes = new HashMap<>();
    model.nodes().forEach(node -> nodes.put(node.name(), node));
    Map<String, NodePlan> plans = new HashMap<>();
    plan.groups().forEach(group -> group.forEach(p -> plans.put(p.node().node(), p)));
    List<CheckedNode> outputs = model.outputs();
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    for (LayerCost cost : plan.costs().layers()) {
      CheckedNode node = nodes.get(cost.node());
      NodePlan laidOut = plans.get(cost.node());
      if (node == null || laidOut == null) {
        throw new IllegalStateException("no plan of " + cost.node());
      }
      rows.add(
          new Row(
              cost,
              part(node, outputs.contains(node)),
              body(laidOut.forward(), cost.node() + " forward", reasons),
              body(laidOut.backward(), cost.node() + " backward", reasons),
              plan.vector() != null && laidOut.forward() != null));
    }
    return new Summary(
        model.declaration().displayName(),
        model.trail(),
        model.declaration().isDouble(),
        plan.costs(),
        rows,
        reasons,
        vectors(plan),
        budget(model.declaration().budget()));
  }

  private static Part part(CheckedNode node, boolean isOutput) {
    if (node.isInput()) {
      return Part.INPUT;
    }
    if (node.loss() != null) {
      return Part.LOSS;
    }
    return isOutput ? Part.OUTPUT : Part.LAYER;
  }

  private static String body(
      @Nullable StepPlan step, String what, Map<String, List<String>> reasons) {
    if (step == null) {
      return "-";
    }
    if (step.choice().isEmpty()) {
      return "straight line";
    }
    reasons.computeIfAbsent(step.choice(), r -> new ArrayList<>()).add(what);
    return "loops [" + (List.copyOf(reasons.keySet()).indexOf(step.choice()) + 1) + "]";
  }

  private static String vectors(Plan plan) {
    if (plan.vector() != null) {
      return "Every step is there on vectors, too, in the class " + plan.vectorClass() + ".";
    }
    if (plan.model().declaration().isDouble()) {
      return "There are no bodies on vectors: those are for single precision.";
    }
    return "There are no bodies on vectors: they are switched off, or the compiler takes no class"
        + " from a processor, or one class cannot hold the model.";
  }

  private static Map<String, Long> budget(@Nullable Attributes budget) {
    Map<String, Long> limits = new LinkedHashMap<>();
    if (budget == null) {
      return limits;
    }
    for (String member : List.of("parameters", "flops", "memory")) {
      long limit = budget.wide(member);
      if (limit > 0) {
        limits.put(member, limit);
      }
    }
    return limits;
  }

  /** Returns the bytes that one row takes in training. */
  long rowBytes() {
    return costs.total(c -> c.valueBytes() + c.gradientBytes());
  }

  /** Returns the bytes of the parameters. */
  long parameterBytes() {
    return costs.total(LayerCost::parameterBytes);
  }

  /** Returns what a limit of the budget is compared with. */
  long actual(String member) {
    return switch (member) {
      case "parameters" -> costs.total(LayerCost::parameters);
      case "flops" -> costs.total(LayerCost::forwardFlops);
      case "memory" -> costs.total(LayerCost::memory);
      default -> throw new IllegalArgumentException(member);
    };
  }
}
