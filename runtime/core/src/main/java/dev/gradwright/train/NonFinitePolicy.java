package dev.gradwright.train;

/** What a trainer does with a batch whose loss or gradient is NaN or infinite. */
public enum NonFinitePolicy {
  /** Leave the parameters as they were and throw {@link NonFiniteException}: the default. */
  STOP,
  /**
   * Leave the parameters and the optimizer's state as they were, leave the batch out of the epoch's
   * loss and metrics, and go on; {@link EpochReport#skippedBatches()} counts them.
   */
  SKIP_BATCH,
  /** Do not look: update with whatever the gradient holds, which saves one pass over it. */
  IGNORE
}
