package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Step;
import java.util.List;

/**
 * How one direction of a node is laid out.
 *
 * @param step what it computes
 * @param choice why it is straight-line or in loops, in words
 * @param methods its methods, in the order of their calls
 */
public record StepPlan(Step step, String choice, List<MethodPlan> methods) {
  /** Copies the list. */
  public StepPlan {
    methods = List.copyOf(methods);
  }
}
