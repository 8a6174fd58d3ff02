package dev.gradwright.train;

import dev.gradwright.data.Augmentation;
import dev.gradwright.metric.Metric;
import dev.gradwright.optimizer.Optimizer;
import dev.gradwright.optimizer.Schedule;
import dev.gradwright.optimizer.Schedules;
import dev.gradwright.optimizer.Sgd;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TrainerBuilder} hands to the trainer it builds; immutable, and valid by the
 * builder's checks. Only the builder makes one.
 */
public final class TrainerSettings {
  static final String EPOCHS = "epochs";

  // Set by the builder, of whose settings a trainer gets a copy; never changed after.
  Optimizer optimizer = Sgd.rate(0.01);
  Schedule schedule = Schedules.constant();
  int epochs = 10;
  int batchSize = 32;
  int accumulated = 1;
  long seed;
  boolean shuffle = true;
  List<TrainingListener> listeners = List.of();
  List<Metric> metrics = List.of();
  NonFinitePolicy nonFinite = NonFinitePolicy.STOP;
  double largestNorm = Double.POSITIVE_INFINITY;
  double clipNorm = Double.POSITIVE_INFINITY;
  double clipValue = Double.POSITIVE_INFINITY;
  Map<String, Double> rates = Map.of();
  @Nullable WeightAverage average;
  @Nullable EarlyStopping earlyStopping;
  @Nullable Checkpoint checkpoint;
  @Nullable Augmentation augmentation;
  // 0: the trainer chooses.
  int threads;
  KernelChoice kernels = KernelChoice.AUTOMATIC;

  TrainerSettings() {}

  /** Returns a copy, which later changes of this one do not touch. */
  TrainerSettings copy() {
    TrainerSettings copy = new TrainerSettings();
    copy.optimizer = optimizer;
    copy.schedule = schedule;
    copy.epochs = epochs;
    copy.batchSize = batchSize;
    copy.accumulated = accumulated;
    copy.seed = seed;
    copy.shuffle = shuffle;
    copy.listeners = List.copyOf(listeners);
    copy.metrics = List.copyOf(metrics);
    copy.nonFinite = nonFinite;
    copy.largestNorm = largestNorm;
    copy.clipNorm = clipNorm;
    copy.clipValue = clipValue;
    copy.rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    copy.average = average;
    copy.earlyStopping = earlyStopping;
    copy.checkpoint = checkpoint;
    copy.augmentation = augmentation;
    copy.threads = threads;
    copy.kernels = kernels;
    return copy;
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
    words.put("schedule", schedule.toString());
    words.put("batch size", batchSize == Integer.MAX_VALUE ? "all" : Integer.toString(batchSize));
    put(words, "batches per update", accumulated, 1);
    words.put("seed", Long.toString(seed));
    words.put("shuffle", Boolean.toString(shuffle));
    words.put("not finite", nonFinite.toString());
    if (!metrics.isEmpty()) {
      words.put("metrics", metrics.toString());
    }
    put(words, "largest norm of the gradient", largestNorm, Double.POSITIVE_INFINITY);
    put(words, "norm clipped at", clipNorm, Double.POSITIVE_INFINITY);
    put(words, "values clipped at", clipValue, Double.POSITIVE_INFINITY);
    if (!rates.isEmpty()) {
      words.put("rates of layers", rates.toString());
    }
    if (average != null) {
      words.put("average", average.toString());
    }
    if (augmentation != null) {
      words.put("augmentation", augmentation.toString());
    }
    earlyStopping().ifPresent(early -> words.put("early stopping", early.toString()));
    return words;
  }

  private static void put(Map<String, String> words, String name, double value, double unset) {
    if (value != unset) {
      words.put(name, Double.toString(value));
    }
  }

  private static void put(Map<String, String> words, String name, int value, int unset) {
    if (value != unset) {
      words.put(name, Integer.toString(value));
    }
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
