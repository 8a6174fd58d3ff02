package dev.gradwright.processor.program;

import org.jspecify.annotations.Nullable;

/**
 * How the row losses of one loss become one number: {@code weight * (sum over the batch /
 * divisor)}.
 *
 * @param name the loss
 * @param weight its share in the total
 * @param perRow {@code [batch, 1]}, the loss of each row
 * @param divisorPerRow numbers that each row counts for, when all rows count alike
 * @param rowWeight {@code [batch, 1]}, what each row counts for otherwise, or null
 */
public record LossProgram(
    String name, double weight, Tensor perRow, int divisorPerRow, @Nullable Tensor rowWeight) {
  /**
   * Returns the name of the per-batch number {@code weight / divisor}, by which gradients scale.
   */
  public String scale() {
    return name + ".scale";
  }
}
