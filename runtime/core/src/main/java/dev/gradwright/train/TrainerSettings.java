package dev.gradwright.train;

import dev.gradwright.optimizer.Optimizer;
import java.util.List;

/**
 * What a {@link TrainerBuilder} hands to the trainer it builds; immutable, and valid by the
 * builder's checks. Only the builder makes one.
 */
public final class TrainerSettings {
  private final Optimizer optimizer;
  private final int epochs;
  private final int batchSize;
  private final long seed;
  private final boolean shuffle;
  private final List<TrainingListener> listeners;
  private final NonFinitePolicy nonFinite;
  private final int threads;
  private final KernelChoice kernels;

  TrainerSettings(
      Optimizer optimizer,
      int epochs,
      int batchSize,
      long seed,
      boolean shuffle,
      List<TrainingListener> listeners,
      NonFinitePolicy nonFinite,
      int threads,
      KernelChoice kernels) {
    this.optimizer = optimizer;
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.seed = seed;
    this.shuffle = shuffle;
    this.listeners = List.copyOf(listeners);
    this.nonFinite = nonFinite;
    this.threads = threads;
    this.kernels = kernels;
  }

  /** Returns the optimizer. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** Returns the epochs of one fit. */
  public int epochs() {
    return epochs;
  }

  /** Returns the rows per batch; more than there are rows means all of them. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns the seed of the initial parameters and of the order of the rows. */
  public long seed() {
    return seed;
  }

  /** Returns true if the rows are put in a new order before every epoch. */
  public boolean shuffle() {
    return shuffle;
  }

  /** Returns the listeners, in the order they are called. */
  public List<TrainingListener> listeners() {
    return listeners;
  }

  /** Returns what happens to a batch whose loss or gradient is not finite. */
  public NonFinitePolicy nonFinite() {
    return nonFinite;
  }

  /** Returns the largest number of threads a step is shared among; 0 if the trainer chooses. */
  public int threads() {
    return threads;
  }

  /** Returns which of the generated bodies the trainer runs. */
  public KernelChoice kernels() {
    return kernels;
  }
}
