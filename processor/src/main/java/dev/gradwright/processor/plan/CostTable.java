package dev.gradwright.processor.plan;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a model costs, node by node.
 *
 * <p>Floating-point operations are counted the same way everywhere: a multiply-add is two, every
 * other operation on a number is one, however long its formula is.
 *
 * @param layers every node, in topological order
 * @param predictionFlops operations per row of the nodes that a prediction needs, and of what
 *     {@code predict} applies to its outputs
 */
public record CostTable(List<LayerCost> layers, long predictionFlops) {
  /** Copies the list. */
  public CostTable {
    layers = List.copyOf(layers);
  }

  /** Returns the sum of a figure over all nodes. */
  public long total(ToLongFunction<LayerCost> figure) {
    return layers.stream().mapToLong(figure).sum();
  }

  /** Returns the nodes of which a figure is largest, the largest first, none of them 0. */
  public List<LayerCost> largest(ToLongFunction<LayerCost> figure, int most) {
    return layers.stream()
        .filter(layer -> figure.applyAsLong(layer) > 0)
        .sorted(Comparator.comparingLong(figure).reversed())
        .limit(most)
        .toList();
  }
}
