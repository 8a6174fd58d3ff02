package dev.gradwright.processor.program;

import org.jspecify.annotations.Nullable;

/**
 * Both directions of one node, side by side.
 *
 * @param node the node
 * @param kind its layer or loss, {@code Dense}
 * @param trail shapes from what it reads to what it gives: {@code flower[4] -> hidden[16]}
 * @param forward its forward pass in training, or null for an input
 * @param ownPrediction its pass in a prediction, or null where that is its forward pass
 * @param backward its backward pass, or null where nothing before it learns
 * @param predicts whether a prediction needs it
 * @param trains whether a loss needs it
 * @param batch what it has to do with the batch as a whole
 */
public record NodeProgram(
    String node,
    String kind,
    String trail,
    @Nullable Step forward,
    @Nullable Step ownPrediction,
    @Nullable Step backward,
    boolean predicts,
    boolean trains,
    BatchParts batch) {
  /** Returns its pass in a prediction or an evaluation, or null for an input. */
  public @Nullable Step prediction() {
    return ownPrediction == null ? forward : ownPrediction;
  }
}
