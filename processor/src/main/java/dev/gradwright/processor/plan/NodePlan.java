package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.NodeProgram;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both directions of a node, laid out.
 *
 * @param node what is laid out
 * @param forward its forward pass in training, or null for an input
 * @param ownPrediction its pass in a prediction, or null where that is its forward pass
 * @param backward its backward pass, or null where nothing before it learns
 * @param forwardStages what all rows go through before the forward pass
 * @param backwardStages what all rows go through before the backward pass
 */
public record NodePlan(
    NodeProgram node,
    @Nullable StepPlan forward,
    @Nullable StepPlan ownPrediction,
    @Nullable StepPlan backward,
    List<StepPlan> forwardStages,
    List<StepPlan> backwardStages) {
  /** Copies the lists. */
  public NodePlan {
    forwardStages = List.copyOf(forwardStages);
    backwardStages = List.copyOf(backwardStages);
  }

  /** Returns all stages. */
  public List<StepPlan> stages() {
    return Stream.concat(forwardStages.stream(), backwardStages.stream()).toList();
  }

  /** Returns its pass in a prediction or an evaluation, or null for an input. */
  public @Nullable StepPlan prediction() {
    return ownPrediction == null ? forward : ownPrediction;
  }
}
