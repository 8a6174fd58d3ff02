package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.NodeProgram;
import org.jspecify.annotations.Nullable;

/**
 * Both directions of a node, laid out.
 *
 * @param node what is laid out
 * @param forward its forward pass in training, or null for an input
 * @param ownPrediction its pass in a prediction, or null where that is its forward pass
 * @param backward its backward pass, or null where nothing before it learns
 */
public record NodePlan(
    NodeProgram node,
    @Nullable StepPlan forward,
    @Nullable StepPlan ownPrediction,
    @Nullable StepPlan backward) {
  /** Returns its pass in a prediction or an evaluation, or null for an input. */
  public @Nullable StepPlan prediction() {
    return ownPrediction == null ? forward : ownPrediction;
  }
}
