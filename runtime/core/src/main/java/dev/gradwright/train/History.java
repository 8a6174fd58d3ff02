package dev.gradwright.train;

import dev.gradwright.GradwrightException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a fit did, epoch by epoch; immutable. Epochs count from 1, as in the progress line.
 *
 * <p>A fit of 0 epochs leaves the parameters alone; its history has no epochs, and {@link #last()}
 * reports, as epoch 0, the untouched model on the training data.
 */
public final class History {
  private final List<EpochReport> reports;
  private final EpochReport last;
  private final boolean interrupted;
  private final Ending ending;

  /**
   * How a fit ended, beside its figures.
   *
   * @param stopped whether a listener or the end of the process stopped it
   * @param bestEpoch the best epoch under early stopping, or 0
   * @param failures the checkpoints that could not be written
   * @param failure what ended the fit early, or null
   */
  record Ending(
      boolean stopped,
      int bestEpoch,
      List<CheckpointFailure> failures,
      @Nullable Throwable failure) {}

  /** A fit that ended by itself. */
  History(List<EpochReport> reports, EpochReport last) {
    this(reports, last, false, new Ending(false, 0, List.of(), null));
  }

  History(List<EpochReport> reports, EpochReport last, boolean interrupted, Ending ending) {
    this.reports = List.copyOf(reports);
    this.last = last;
    this.interrupted = interrupted;
    this.ending = ending;
  }

  /** Returns the number of whole epochs. */
  public int epochs() {
    return reports.size();
  }

  /** Returns true if the fit ended early because its thread was interrupted. */
  public boolean interrupted() {
    return interrupted;
  }

  /** Returns true if a listener, or the end of the process, asked the fit to stop early. */
  public boolean stopped() {
    return ending.stopped();
  }

  /**
   * Returns what ended the fit early, and is about to be thrown; for listeners, as nobody else sees
   * the history of such a fit.
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(ending.failure());
  }

  /** Returns the best epoch under {@link EarlyStopping}, from 1; empty without it. */
  public OptionalInt bestEpoch() {
    return ending.bestEpoch() == 0 ? OptionalInt.empty() : OptionalInt.of(ending.bestEpoch());
  }

  /** Returns the checkpoints that could not be written, in order. */
  public List<CheckpointFailure> checkpointFailures() {
    return ending.failures();
  }

  /** Returns the reports of the whole epochs, in order; of a resumed fit, of all its epochs. */
  public List<EpochReport> reports() {
    return reports;
  }

  /**
   * Returns the report of the last whole epoch. If there is none, it is that of epoch 0: the
   * untouched model after a fit of 0 epochs, else the batches seen before the fit ended.
   */
  public EpochReport last() {
    return last;
  }

  /**
   * Returns the training loss of an epoch, as {@link EpochReport#training()} explains it.
   *
   * @param epoch the epoch, from 1
   * @throws GradwrightException if the history has no such epoch
   */
  public double loss(int epoch) {
    return report(epoch).loss();
  }

  /**
   * Returns a metric of an epoch on the training data.
   *
   * @param name such as {@code accuracy}
   * @param epoch the epoch, from 1
   * @throws GradwrightException if there is no such epoch or metric
   */
  public double metric(String name, int epoch) {
    return report(epoch).training().metric(name);
  }

  /**
   * Returns the loss on the validation data after an epoch.
   *
   * @param epoch the epoch, from 1
   * @throws GradwrightException if there is no such epoch or there were no validation data
   */
  public double validationLoss(int epoch) {
    return validation(epoch).loss();
  }

  /**
   * Returns a metric on the validation data after an epoch.
   *
   * @param name such as {@code accuracy}
   * @param epoch the epoch, from 1
   * @throws GradwrightException if there is no such epoch or metric, or no validation data
   */
  public double validationMetric(String name, int epoch) {
    return validation(epoch).metric(name);
  }

  @Override
  public String toString() {
    return epochs() + " epochs, " + last.training();
  }

  private Evaluation validation(int epoch) {
    return report(epoch)
        .validation()
        .orElseThrow(
            () -> new GradwrightException("this fit had no validation data; pass them to fit"));
  }

  private EpochReport report(int epoch) {
    if (epoch < 1 || epoch > reports.size()) {
      throw new GradwrightException(
          "this history has " + reports.size() + " epochs, counted from 1, and no epoch " + epoch);
    }
    return reports.get(epoch - 1);
  }
}
