package dev.gradwright.train;

import dev.gradwright.Architecture;

/**
 * What a fit is about to do.
 *
 * @param architecture the model
 * @param epochs the number of epochs
 * @param rows the number of training rows
 * @param batchSize the rows per batch; the last batch of an epoch may have fewer
 * @param validationRows the number of validation rows, or 0
 */
public record TrainingStart(
    Architecture architecture, int epochs, int rows, int batchSize, int validationRows) {

  /** Returns the number of batches, and so of steps, per epoch. */
  public int stepsPerEpoch() {
    return rows / batchSize + (rows % batchSize == 0 ? 0 : 1);
  }
}
