package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.BatchStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done with every row of a batch before anything else is done with any of them.
 *
 * @param calls the steps, in order
 * @param end what becomes of the sums over the batch then, or null where the pass ends
 * @param from where the parameters begin whose gradients these steps sum up
 * @param to where they end
 */
public record Phase(List<Call> calls, @Nullable End end, int from, int to) {
  /** Copies the list. */
  public Phase {
    calls = List.copyOf(calls);
  }

  /**
   * A step in the class of its group.
   *
   * @param group the index of the layers class
   * @param step the step
   */
  public record Call(int group, StepPlan step) {}

  /**
   * The end of a stage.
   *
   * @param group the index of the layers class that turns its sums into numbers
   * @param method the method that does
   * @param stage which one
   */
  public record End(int group, String method, BatchStage stage) {}

  /** Returns the steps in the class of a group. */
  public List<StepPlan> of(int group) {
    return calls.stream().filter(c -> c.group() == group).map(Call::step).toList();
  }
}
