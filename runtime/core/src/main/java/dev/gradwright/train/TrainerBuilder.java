package dev.gradwright.train;

import dev.gradwright.SettingsException;
import dev.gradwright.Trainer;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a trainer. Without further settings: {@link Sgd} with rate 0.01, 10 epochs, batches of 32
 * rows, seed 0, shuffled, no listeners, {@link NonFinitePolicy#STOP}, and as many threads as gain.
 *
 * @param <T> the generated trainer
 */
public final class TrainerBuilder<T> {
  private final Function<TrainerSettings, T> constructor;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private Optimizer optimizer = Sgd.rate(0.01);
  private int epochs = 10;
  private int batchSize = 32;
  private long seed;
  private boolean shuffle = true;
  private NonFinitePolicy nonFinite = NonFinitePolicy.STOP;
  private @Nullable EarlyStopping earlyStopping;
  private @Nullable Checkpoint checkpoint;
  // 0: the trainer chooses.
  private int threads;
  private KernelChoice kernels = KernelChoice.AUTOMATIC;

  /**
   * Creates a builder with the default settings; generated code calls this.
   *
   * @param constructor makes the trainer from its settings
   */
  public TrainerBuilder(Function<TrainerSettings, T> constructor) {
    this.constructor = constructor;
  }

  /** Sets the rule that turns gradients into new parameters. */
  public TrainerBuilder<T> optimizer(Optimizer optimizer) {
    this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
    return this;
  }

  /**
   * Sets the number of times a fit goes through the data; 0 only measures the loss.
   *
   * @throws SettingsException if the number is negative
   */
  public TrainerBuilder<T> epochs(int epochs) {
    if (epochs < 0) {
      throw new SettingsException("epochs must be at least 0, not " + epochs);
    }
    this.epochs = epochs;
    return this;
  }

  /**
   * Sets the rows per step. More rows than the data have means all of them; if the number does not
   * divide the rows, the last batch of an epoch is smaller.
   *
   * @throws SettingsException unless the number is positive
   */
  public TrainerBuilder<T> batchSize(int rows) {
    if (rows < 1) {
      throw new SettingsException(
          "the batch size must be at least 1, not " + rows + "; fullBatch() takes all rows");
    }
    batchSize = rows;
    return this;
  }

  /** Takes all rows in every step. */
  public TrainerBuilder<T> fullBatch() {
    batchSize = Integer.MAX_VALUE;
    return this;
  }

  /** Sets the seed of the initial parameters and of the order of the rows. */
  public TrainerBuilder<T> seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Sets whether the rows are put in a new order before every epoch. */
  public TrainerBuilder<T> shuffle(boolean shuffle) {
    this.shuffle = shuffle;
    return this;
  }

  /** Adds a listener; listeners are called in the order they were added. */
  public TrainerBuilder<T> listener(TrainingListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Ends a fit when it no longer gains; without this setting it goes through all its epochs. */
  public TrainerBuilder<T> earlyStopping(EarlyStopping earlyStopping) {
    this.earlyStopping = Objects.requireNonNull(earlyStopping, "earlyStopping");
    return this;
  }

  /** Lets a fit save itself, and go on from where it was; without this setting it does not. */
  public TrainerBuilder<T> checkpoint(Checkpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /** Sets what happens to a batch whose loss or gradient is not finite. */
  public TrainerBuilder<T> nonFinite(NonFinitePolicy policy) {
    nonFinite = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets the largest number of threads, the calling one included, that a step is shared among.
   * Results do not depend on it, to the bit.
   *
   * <p>A batch is shared out in blocks of 64 rows, so one of up to 64 rows is the calling thread's
   * alone. Without this setting a step takes one thread per block, at most one per processor of the
   * machine, where a block is work enough (see {@link Trainer} for the rule), else one. The other
   * threads are daemons: they end with a fit, or after some seconds without a step.
   *
   * @throws SettingsException unless the number is positive
   */
  public TrainerBuilder<T> threads(int threads) {
    if (threads < 1) {
      throw new SettingsException(
          "the number of threads must be at least 1, not "
              + threads
              + "; without this setting the trainer chooses");
    }
    this.threads = threads;
    return this;
  }

  /**
   * Sets which of the generated bodies the trainer runs; {@link KernelChoice#AUTOMATIC} if not
   * called. Results do not depend on it, to the bit.
   */
  public TrainerBuilder<T> kernels(KernelChoice kernels) {
    this.kernels = Objects.requireNonNull(kernels, "kernels");
    return this;
  }

  /**
   * Makes the trainer, its parameters drawn from the seed. The builder may be used again.
   *
   * @throws SettingsException if the optimizer's settings contradict each other
   */
  public T build() {
    return constructor.apply(
        new TrainerSettings(
            optimizer,
            epochs,
            batchSize,
            seed,
            shuffle,
            listeners,
            nonFinite,
            earlyStopping,
            checkpoint,
            threads,
            kernels));
  }
}
