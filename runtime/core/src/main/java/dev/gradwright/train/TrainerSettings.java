package dev.gradwright.train;

import dev.gradwright.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TrainerBuilder} hands to the trainer it builds; immutable, and valid by the
 * builder's checks. Only the builder makes one.
 */
public final class TrainerSettings {
  static final String EPOCHS = "epochs";

  private final Optimizer optimizer;
  private final int epochs;
  private final int batchSize;
  private final long seed;
  private final boolean shuffle;
  private final List<TrainingListener> listeners;
  private final NonFinitePolicy nonFinite;
  private final @Nullable EarlyStopping earlyStopping;
  private final @Nullable Checkpoint checkpoint;
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
      @Nullable EarlyStopping earlyStopping,
      @Nullable Checkpoint checkpoint,
      int threads,
      KernelChoice kernels) {
    this.optimizer = optimizer;
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.seed = seed;
    this.shuffle = shuffle;
    this.listeners = List.copyOf(listeners);
    this.nonFinite = nonFinite;
    this.earlyStopping = earlyStopping;
    this.checkpoint = checkpoint;
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

  /** Returns when a fit ends early; empty if it does not. */
  public Optional<EarlyStopping> earlyStopping() {
    return Optional.ofNullable(earlyStopping);
  }

  /** Returns where a fit saves itself; empty if it does not. */
  public Optional<Checkpoint> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  /**
   * Returns the settings that a result depends on, in words, by their names; the number of epochs
   * is the first.
   */
  public Map<String, String> inWords() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(EPOCHS, Integer.toString(epochs));
    words.put("optimizer", optimizer.toString());
    words.put("batch size", batchSize == Integer.MAX_VALUE ? "all" : Integer.toString(batchSize));
    words.put("seed", Long.toString(seed));
    words.put("shuffle", Boolean.toString(shuffle));
    words.put("not finite", nonFinite.toString());
    earlyStopping().ifPresent(early -> words.put("early stopping", early.toString()));
    return words;
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
