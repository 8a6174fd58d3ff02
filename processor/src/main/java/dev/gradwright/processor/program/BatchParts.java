package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Expr;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a node has to do with the batch as a whole; nothing for most.
 *
 * @param forward the stages before the last part of its forward pass
 * @param backward the stages before the last part of its backward pass
 * @param gradients gradients of parameters that are numbers of the batch
 * @param updates how parameters that are not learned change with every step
 * @param leastRows the fewest rows that it can be trained on
 */
public record BatchParts(
    List<BatchStage> forward,
    List<BatchStage> backward,
    List<Gradient> gradients,
    List<Update> updates,
    int leastRows) {
  /** Of a node that takes each row by itself. */
  public static final BatchParts NONE =
      new BatchParts(List.of(), List.of(), List.of(), List.of(), 1);

  /**
   * A gradient that is a sum over the batch which later parts read, too.
   *
   * @param parameter whose gradient it is
   * @param number the name of the batch's numbers
   */
  public record Gradient(Parameter parameter, String number) {}

  /**
   * A parameter that changes by other means than its gradient.
   *
   * @param parameter what changes, when an update is made
   * @param value its new number at the place {@link BatchStage#PLACE}, in terms of its old one and
   *     the numbers of the batch
   */
  public record Update(Parameter parameter, Expr value) {}

  /** Copies the lists. */
  public BatchParts {
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
    gradients = List.copyOf(gradients);
    updates = List.copyOf(updates);
  }

  /** Returns the stages of both passes. */
  public List<BatchStage> stages() {
    return Stream.concat(forward.stream(), backward.stream()).toList();
  }

  /** Returns these and the others, which are of another pass of the same node. */
  public BatchParts and(BatchParts other) {
    return new BatchParts(
        join(forward, other.forward),
        join(backward, other.backward),
        join(gradients, other.gradients),
        join(updates, other.updates),
        Math.max(leastRows, other.leastRows));
  }

  private static <T> List<T> join(List<T> left, List<T> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
