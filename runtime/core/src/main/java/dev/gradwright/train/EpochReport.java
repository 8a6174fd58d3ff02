package dev.gradwright.train;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one epoch brought; immutable. */
public final class EpochReport {
  private final int epoch;
  private final int epochs;
  private final Evaluation training;
  private final @Nullable Evaluation validation;
  private final int skippedBatches;
  private final double rate;
  private final double gradientNorm;

  EpochReport(
      int epoch,
      int epochs,
      Evaluation training,
      @Nullable Evaluation validation,
      int skippedBatches,
      double rate,
      double gradientNorm) {
    this.epoch = epoch;
    this.epochs = epochs;
    this.training = training;
    this.validation = validation;
    this.skippedBatches = skippedBatches;
    this.rate = rate;
    this.gradientNorm = gradientNorm;
  }

  /** Returns the epoch, from 1; 0 stands for the model before any whole epoch. */
  public int epoch() {
    return epoch;
  }

  /** Returns the number of epochs of this fit. */
  public int epochs() {
    return epochs;
  }

  /** Returns the loss of {@link #training()}. */
  public double loss() {
    return training.loss();
  }

  /**
   * Returns loss and metrics over the epoch's rows, each batch taken before the update it led to.
   * Over a full batch they are exactly those of the parameters before the update.
   */
  public Evaluation training() {
    return training;
  }

  /** Returns loss and metrics on the validation data after the epoch; empty without such data. */
  public Optional<Evaluation> validation() {
    return Optional.ofNullable(validation);
  }

  /** Returns the number of batches left out under {@link NonFinitePolicy#SKIP_BATCH}. */
  public int skippedBatches() {
    return skippedBatches;
  }

  /** Returns the learning rate of the last step. */
  public double rate() {
    return rate;
  }

  /** Returns the Euclidean norm of the last step's gradient, penalties included; NaN before any. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** Returns the figures on one line, such as {@code epoch 3/10: loss 0.0841, accuracy 0.9733}. */
  @Override
  public String toString() {
    String text = "epoch " + epoch + "/" + epochs + ": " + training;
    return validation == null ? text : text + "; validation " + validation;
  }
}
