package dev.gradwright.processor.plan;

import dev.gradwright.processor.check.CheckedModel;
import dev.gradwright.processor.program.NodeProgram;
import dev.gradwright.processor.program.OutputProgram;
import dev.gradwright.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program laid out as methods and classes.
 *
 * @param model the model
 * @param program what it computes
 * @param names the constants and variables of the generated text
 * @param groups the nodes of each layers class, in topological order
 * @param links how outputs become predictions
 * @param costs what its nodes cost
 * @param vector the same steps on vectors, or null for none
 */
public record Plan(
    CheckedModel model,
    Program program,
    NameTable names,
    List<List<NodePlan>> groups,
    Map<OutputProgram, StepPlan> links,
    CostTable costs,
    @Nullable VectorPlan vector) {
  /** Returns this plan with the same steps on vectors beside it, where one class can hold them. */
  public Plan withVectors() {
    return new Plan(model, program, names, groups, links, costs, VectorPlanner.plan(program));
  }

  /** Returns what the forward pass of a training consists of: one phase for most models. */
  public List<Phase> forward() {
    return Phases.forward(groups);
  }

  /** Returns the method that turns the sums of a stage into numbers. */
  public static String endMethod(NodeProgram node, boolean forward, int stage) {
    return Phases.endMethod(node.node(), forward, stage);
  }

  /** Returns the method that adds a node's numbers of the batch to the gradient. */
  public static String gradientMethod(NodeProgram node) {
    return MethodNames.ofBatch(node.node()) + "BatchGradient";
  }

  /** Returns the method that changes a node's parameters that are not learned. */
  public static String updateMethod(NodeProgram node) {
    return MethodNames.ofBatch(node.node()) + "Update";
  }

  /** Returns what the backward pass of a training consists of: one phase for most models. */
  public List<Phase> backward() {
    return Phases.backward(groups);
  }

  /** Returns the simple name of the vector class. */
  public String vectorClass() {
    return model.declaration().baseName() + "Vector";
  }

  /** Returns whether any step works with scratch arrays. */
  public boolean hasScratch() {
    return !scratch(true).isEmpty();
  }

  /**
   * Returns the lengths of the scratch arrays, which all steps share as they run one by one.
   *
   * @param training whether the backward pass needs its share
   */
  public List<Integer> scratch(boolean training) {
    List<Integer> lengths = new ArrayList<>();
    for (List<NodePlan> group : groups) {
      for (NodePlan node : group) {
        widen(lengths, node.forward());
        widen(lengths, node.ownPrediction());
        node.forwardStages().forEach(s -> widen(lengths, s));
        node.backwardStages().forEach(s -> widen(lengths, training ? s : null));
        widen(lengths, training ? node.backward() : null);
      }
    }
    links.values().forEach(link -> widen(lengths, link));
    return lengths;
  }

  private static void widen(List<Integer> lengths, @Nullable StepPlan step) {
    List<Integer> own = step == null ? List.of() : step.scratch();
    for (int i = 0; i < own.size(); i++) {
      if (i == lengths.size()) {
        lengths.add(0);
      }
      lengths.set(i, Math.max(lengths.get(i), own.get(i)));
    }
  }

  /** Returns the simple name of a layers class. */
  public String layersClass(int group) {
    return model.declaration().baseName() + "Layers" + (group == 0 ? "" : group + 1);
  }
}
