package dev.gradwright.processor.plan;

import dev.gradwright.processor.program.Shape;
import java.util.List;

/**
 * What one node costs.
 *
 * @param node the node
 * @param kind its layer or loss, {@code Dense}
 * @param reads the nodes it reads, in order
 * @param shape of one row
 * @param parameters learnable numbers
 * @param forwardFlops floating-point operations of its forward pass per row
 * @param backwardFlops those of its backward pass
 * @param parameterBytes what its parameters take
 * @param valueBytes what is kept of its values, targets and predictions per row
 * @param gradientBytes what the gradients of those take per row
 */
public record LayerCost(
    String node,
    String kind,
    List<String> reads,
    Shape shape,
    long parameters,
    long forwardFlops,
    long backwardFlops,
    long parameterBytes,
    long valueBytes,
    long gradientBytes) {
  /** Copies the list. */
  public LayerCost {
    reads = List.copyOf(reads);
  }

  /** Returns the bytes of the parameters and of one row in training. */
  public long memory() {
    return parameterBytes + valueBytes + gradientBytes;
  }
}
