package dev.gradwright.train;

import dev.gradwright.SettingsException;
import dev.gradwright.Trainer;
import dev.gradwright.data.Augmentation;
import dev.gradwright.metric.Metric;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.Schedule;
import dev.gradwright.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Sets up a trainer. Without further settings: {@link Sgd} with rate 0.01, 10 epochs, batches of 32
 * rows, seed 0, shuffled, no listeners, {@link NonFinitePolicy#STOP}, and as many threads as gain.
 *
 * @param <T> the generated trainer
 */
public final class TrainerBuilder<T> {
  private final Function<TrainerSettings, T> constructor;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final TrainerSettings settings = new TrainerSettings();

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
    settings.optimizer = Objects.requireNonNull(optimizer, "optimizer");
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
    settings.epochs = epochs;
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
    settings.batchSize = rows;
    return this;
  }

  /** Takes all rows in every step. */
  public TrainerBuilder<T> fullBatch() {
    settings.batchSize = Integer.MAX_VALUE;
    return this;
  }

  /** Sets the seed of the initial parameters and of the order of the rows. */
  public TrainerBuilder<T> seed(long seed) {
    settings.seed = seed;
    return this;
  }

  /** Sets whether the rows are put in a new order before every epoch. */
  public TrainerBuilder<T> shuffle(boolean shuffle) {
    settings.shuffle = shuffle;
    return this;
  }

  /** Adds a listener; listeners are called in the order they were added. */
  public TrainerBuilder<T> listener(TrainingListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Sets how the learning rate changes in the course of a fit; constant unless set. Every fit
   * begins the schedule anew. A schedule that gives a rate that is negative or not finite ends the
   * fit with a {@link SettingsException} before that step.
   */
  public TrainerBuilder<T> schedule(Schedule schedule) {
    settings.schedule = Objects.requireNonNull(schedule, "schedule");
    return this;
  }

  /**
   * Multiplies the learning rate of a node's parameters, or of all of a block's, by a factor.
   *
   * @param node such as {@code hidden}, or the name of a node that uses a block
   * @param factor 0 leaves the parameters as they are
   * @throws SettingsException if the factor is negative or not finite; {@link #build} throws it if
   *     no parameter belongs to such a node
   */
  public TrainerBuilder<T> rate(String node, double factor) {
    if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
      throw new SettingsException(
          "the factor of the rate of '" + node + "' must be finite and at least 0, not " + factor);
    }
    Map<String, Double> rates = new TreeMap<>(settings.rates);
    rates.put(node, factor);
    settings.rates = rates;
    return this;
  }

  /**
   * Makes one update of so many batches, by the mean of their gradients, each weighted by its rows:
   * for batches larger than memory. The last update of an epoch takes what there is. Without batch
   * norm it is the gradient of one large batch, though not to the last bit.
   *
   * @throws SettingsException unless the number is positive
   */
  public TrainerBuilder<T> accumulate(int batches) {
    if (batches < 1) {
      throw new SettingsException("the batches of an update must be at least 1, not " + batches);
    }
    settings.accumulated = batches;
    return this;
  }

  /**
   * Shortens gradients whose Euclidean norm, over all parameters, is above a limit: all elements
   * are multiplied by {@code limit / (norm + 1e-6)}, as PyTorch's {@code clip_grad_norm_} does.
   *
   * @throws SettingsException unless the limit is positive and finite
   */
  public TrainerBuilder<T> clipNorm(double limit) {
    settings.clipNorm = limit("the norm to clip at", limit);
    return this;
  }

  /**
   * Brings every element of the gradient into the range from {@code -limit} to {@code limit}.
   *
   * @throws SettingsException unless the limit is positive and finite
   */
  public TrainerBuilder<T> clipValue(double limit) {
    settings.clipValue = limit("the value to clip at", limit);
    return this;
  }

  /**
   * Treats a batch whose gradient has a larger norm like one whose gradient is not finite; see
   * {@link #nonFinite}.
   *
   * @throws SettingsException unless the limit is positive and finite
   */
  public TrainerBuilder<T> largestGradientNorm(double limit) {
    settings.largestNorm = limit("the largest norm of a gradient", limit);
    return this;
  }

  private static double limit(String setting, double limit) {
    if (!(limit > 0 && limit <= Double.MAX_VALUE)) {
      throw new SettingsException(setting + " must be positive and finite, not " + limit);
    }
    return limit;
  }

  /**
   * Keeps an average of the parameters. Validation figures, {@code evaluate} and {@code network()}
   * are then of the average, once there is one; training goes on with the parameters themselves,
   * which {@code parameter(name)} returns.
   */
  public TrainerBuilder<T> average(WeightAverage average) {
    settings.average = Objects.requireNonNull(average, "average");
    return this;
  }

  /**
   * Changes the pictures of a fit at random, anew in every epoch; without this setting they stay as
   * they are. A fit without pictures then fails with a {@link dev.gradwright.data.DataException}.
   */
  public TrainerBuilder<T> augment(Augmentation augmentation) {
    settings.augmentation = Objects.requireNonNull(augmentation, "augmentation");
    return this;
  }

  /** Ends a fit when it no longer gains; without this setting it goes through all its epochs. */
  public TrainerBuilder<T> earlyStopping(EarlyStopping earlyStopping) {
    settings.earlyStopping = Objects.requireNonNull(earlyStopping, "earlyStopping");
    return this;
  }

  /** Lets a fit save itself, and go on from where it was; without this setting it does not. */
  public TrainerBuilder<T> checkpoint(Checkpoint checkpoint) {
    settings.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /**
   * Collects more metrics, over every epoch and in every evaluation.
   *
   * @throws SettingsException from {@link #build}, if one of them fits no loss of the model
   */
  public TrainerBuilder<T> metrics(Metric... metrics) {
    List<Metric> all = new ArrayList<>(settings.metrics);
    all.addAll(List.of(metrics));
    settings.metrics = all;
    return this;
  }

  /** Sets what happens to a batch whose loss or gradient is not finite. */
  public TrainerBuilder<T> nonFinite(NonFinitePolicy policy) {
    settings.nonFinite = Objects.requireNonNull(policy, "policy");
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
    settings.threads = threads;
    return this;
  }

  /**
   * Sets which of the generated bodies the trainer runs; {@link KernelChoice#AUTOMATIC} if not
   * called. Results do not depend on it, to the bit.
   */
  public TrainerBuilder<T> kernels(KernelChoice kernels) {
    settings.kernels = Objects.requireNonNull(kernels, "kernels");
    return this;
  }

  /**
   * Makes the trainer, its parameters drawn from the seed. The builder may be used again.
   *
   * @throws SettingsException if the optimizer's settings contradict each other
   */
  public T build() {
    return build(settings());
  }

  /** Returns a copy of the settings so far. */
  TrainerSettings settings() {
    TrainerSettings copy = settings.copy();
    copy.listeners = List.copyOf(listeners);
    return copy;
  }

  /** Makes a trainer of other settings. */
  T build(TrainerSettings other) {
    return constructor.apply(other);
  }
}
