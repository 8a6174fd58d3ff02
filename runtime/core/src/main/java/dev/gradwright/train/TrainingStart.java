package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.Trainer;
import dev.gradwright.data.Dataset;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a fit is about to do, and the one thing a listener can ask of it: to stop. */
public final class TrainingStart {
  private final Trainer<?> trainer;
  private final Map<String, String> settings;
  private final int epochs;
  private final int batchSize;
  private final int threads;
  private final long rows;
  private final Dataset training;
  private final Optional<Dataset> validation;
  private final Optional<Path> resumedFrom;
  private final Runnable stop;
  private final Metrics metrics;

  TrainingStart(
      Trainer<?> trainer,
      Map<String, String> settings,
      int epochs,
      int batchSize,
      int threads,
      long rows,
      Dataset training,
      Optional<Dataset> validation,
      Optional<Path> resumedFrom,
      Runnable stop,
      Metrics metrics) {
    this.trainer = trainer;
    this.settings = settings;
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.threads = threads;
    this.rows = rows;
    this.training = training;
    this.validation = validation;
    this.resumedFrom = resumedFrom;
    this.stop = stop;
    this.metrics = metrics;
  }

  /** Returns the trainer, to read parameters, gradients and networks from while it trains. */
  public Trainer<?> trainer() {
    return trainer;
  }

  /** Returns the model. */
  public Architecture architecture() {
    return trainer.architecture();
  }

  /** Returns the settings in words, by their names, in the order they are worth reading. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Returns the number of epochs. */
  public int epochs() {
    return epochs;
  }

  /** Returns the rows per batch; the last batch of an epoch may have fewer. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns the number of threads that share a step of so many rows. */
  public int threads() {
    return threads;
  }

  /** Returns the number of training rows. */
  public long rows() {
    return rows;
  }

  /** Returns the number of batches, and so of steps, per epoch. */
  public long stepsPerEpoch() {
    return (rows + batchSize - 1) / batchSize;
  }

  /** Returns the data to train on, prepared; of data that are streamed, the first rows. */
  public Dataset training() {
    return training;
  }

  /** Returns the validation data, prepared. */
  public Optional<Dataset> validation() {
    return validation;
  }

  /** Returns the number of validation rows, or 0. */
  public int validationRows() {
    return validation.map(Dataset::rows).orElse(0);
  }

  /** Returns the checkpoint that this fit goes on from. */
  public Optional<Path> resumedFrom() {
    return resumedFrom;
  }

  /**
   * Returns loss and metrics over the steps so far of the epoch under way: NaN before the first. It
   * costs what the metrics do, so do not ask after every step.
   */
  public Evaluation soFar() {
    return metrics.result();
  }

  /** Returns no more than the first metrics. */
  Evaluation soFar(int count) {
    return metrics.result(count);
  }

  /** Asks the fit to end after the step under way; a listener may call this at any time. */
  public void stop() {
    stop.run();
  }
}
