package dev.gradwright.processor.graph;

import dev.gradwright.processor.message.Anchor;
import java.util.List;

/**
 * Where a node of a block reads what is outside of it: the shape that the block's input promises.
 *
 * @param edge which of the node's edges
 * @param shape the shape of the block's input
 * @param block the qualified name of the block
 * @param use the node that uses it
 * @param isRepeat whether the block reads another of its kind, so that its own output does not fit
 * @param isQuiet whether the place is inside another block, where the mistake is shown
 * @param anchor where to show a shape that does not fit
 */
public record Entry(
    int edge,
    List<Integer> shape,
    String block,
    String use,
    boolean isRepeat,
    boolean isQuiet,
    Anchor anchor) {
  /** Copies the list. */
  public Entry {
    shape = List.copyOf(shape);
  }

  Entry quiet() {
    return new Entry(edge, shape, block, use, isRepeat, true, anchor);
  }
}
