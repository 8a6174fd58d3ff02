package dev.gradwright.train;

import dev.gradwright.SettingsException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a fit saves itself, how often, and what is kept: so that it survives the end of its
 * process, whatever ended it.
 *
 * <pre>{@code
 * Trainer.builder().checkpoint(Checkpoint.in(Path.of("runs/iris")).everyMinutes(5).keepBest())
 * }</pre>
 *
 * <p>A fit whose folder has checkpoints goes on from the newest whole one: to resume, start the
 * same program again. Parameters, optimizer, schedule, averages, the order of the rows, the place
 * in the epoch, metrics, early stopping and history are all in it, so that the fit ends in the same
 * bits as one that never stopped, also on another JDK or with another number of threads. A training
 * with other data, another model or other settings is refused, each difference by name; only the
 * number of epochs may be higher. {@link #fresh} begins anew instead.
 *
 * <p>Each checkpoint is written to a temporary file, forced to the disk and moved to its name. If
 * that fails (a full disk, say) the training goes on and the older checkpoints stay as they are;
 * each failure is logged, told to the listeners and kept in {@link History#checkpointFailures}. The
 * folder is locked while a fit uses it. A trainer with checkpoints fits once.
 */
public final class Checkpoint {
  private final Path folder;
  // Set before anyone else sees the object, and never after.
  private int steps;
  private int epochs;
  private double minutes;
  private int last = 2;
  private boolean best;
  private boolean fresh;
  private boolean onShutdown;
  private int failures = 10;

  private Checkpoint(Path folder) {
    this.folder = folder;
  }

  private Checkpoint copy() {
    Checkpoint copy = new Checkpoint(folder);
    copy.steps = steps;
    copy.epochs = epochs;
    copy.minutes = minutes;
    copy.last = last;
    copy.best = best;
    copy.fresh = fresh;
    copy.onShutdown = onShutdown;
    copy.failures = failures;
    return copy;
  }

  /**
   * Saves into a folder, which is created if need be: after every epoch unless another rhythm is
   * set, always at the end, and when the fit is interrupted or asked to stop.
   */
  public static Checkpoint in(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return new Checkpoint(folder);
  }

  /**
   * Saves after so many steps, counted over the whole fit.
   *
   * @throws SettingsException unless the number is positive
   */
  public Checkpoint everySteps(int steps) {
    positive("the steps between checkpoints", steps);
    Checkpoint copy = copy();
    copy.steps = steps;
    return copy;
  }

  /**
   * Saves after so many epochs.
   *
   * @throws SettingsException unless the number is positive
   */
  public Checkpoint everyEpochs(int epochs) {
    positive("the epochs between checkpoints", epochs);
    Checkpoint copy = copy();
    copy.epochs = epochs;
    return copy;
  }

  /**
   * Saves when so many minutes have passed since the last time, on a clock that nobody sets.
   *
   * @throws SettingsException unless the number is positive and finite
   */
  public Checkpoint everyMinutes(double minutes) {
    if (!(minutes > 0 && minutes <= Double.MAX_VALUE)) {
      throw new SettingsException(
          "the minutes between checkpoints must be positive and finite, not " + minutes);
    }
    Checkpoint copy = copy();
    copy.minutes = minutes;
    return copy;
  }

  /**
   * Keeps the newest checkpoints; 2 unless set.
   *
   * @throws SettingsException unless the number is positive
   */
  public Checkpoint keepLast(int checkpoints) {
    positive("the checkpoints to keep", checkpoints);
    Checkpoint copy = copy();
    copy.last = checkpoints;
    return copy;
  }

  /**
   * Also keeps the network of the best epoch, as a model file named {@code best.safetensors}: of
   * the lowest loss on the validation data, or on the training data if there are no others; under
   * {@link EarlyStopping} of the figure it watches.
   */
  public Checkpoint keepBest() {
    Checkpoint copy = copy();
    copy.best = true;
    return copy;
  }

  /** Begins anew: checkpoints that are in the folder are deleted when the fit starts. */
  public Checkpoint fresh() {
    Checkpoint copy = copy();
    copy.fresh = true;
    return copy;
  }

  /**
   * Lets Ctrl-C and SIGTERM finish the step under way and save before the process ends, with its
   * usual exit code.
   */
  public Checkpoint onShutdown() {
    Checkpoint copy = copy();
    copy.onShutdown = true;
    return copy;
  }

  /**
   * Gives up the training when so many checkpoints in a row could not be written; 10 unless set.
   *
   * @throws SettingsException unless the number is positive
   */
  public Checkpoint maxFailures(int failures) {
    positive("the failures to bear", failures);
    Checkpoint copy = copy();
    copy.failures = failures;
    return copy;
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new SettingsException(what + " must be at least 1, not " + value);
    }
  }

  /** Returns where checkpoints are saved. */
  public Path folder() {
    return folder;
  }

  int steps() {
    return steps;
  }

  /** Returns the epochs between checkpoints; 0 for none at the end of epochs. */
  int epochs() {
    return epochs == 0 && steps == 0 && minutes == 0 ? 1 : epochs;
  }

  double minutes() {
    return minutes;
  }

  int last() {
    return last;
  }

  boolean best() {
    return best;
  }

  boolean isFresh() {
    return fresh;
  }

  boolean savesOnShutdown() {
    return onShutdown;
  }

  int failures() {
    return failures;
  }
}
