package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Step;
import java.util.List;

/**
 * How one direction of a node is laid out.
 *
 * @param step what it computes
 * @param choice why it is straight-line or in loops, in words
 * @param methods its methods, in the order of their calls
 * @param scratch the lengths of the scratch arrays {@code t} that it works with, by index
 */
public record StepPlan(Step step, String choice, List<MethodPlan> methods, List<Integer> scratch) {
  /** Copies the lists. */
  public StepPlan {
    methods = List.copyOf(methods);
    scratch = List.copyOf(scratch);
  }
}
