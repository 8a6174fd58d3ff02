package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/**
 * The arithmetic of a model, on rows of a workspace: what generated trainers fill in. A model
 * without phases has the methods without a phase, one on plain Java alone those without vectors.
 */
public abstract class GeneratedBodies {
  /** For generated trainers. */
  GeneratedBodies() {}

  /**
   * Computes all nodes and the loss of each row.
   *
   * @param parameters the model's parameters
   * @param workspace holds the rows' inputs and targets, and takes the rest
   * @param from the first row, a multiple of the block's length; different blocks of a batch may be
   *     computed by different threads at once
   * @param to the row after the last
   */
  protected void forwardRows(Reals parameters, Workspace workspace, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /**
   * Computes nodes and losses of rows up to where sums over the whole batch are needed. A model
   * with several such phases has this method instead of the one without a phase.
   *
   * @param phase counted from 0; the numbers of the one before have been computed
   * @param sums takes this block's share of the sums over the batch, from 0
   */
  protected void forwardRows(
      int phase, Reals parameters, Workspace workspace, Reals sums, int from, int to) {
    forwardRows(parameters, workspace, from, to);
  }

  /** Turns the sums of a phase over all rows into the numbers that later phases read. */
  protected void forwardNumbers(
      int phase, Reals parameters, Reals sums, Workspace workspace, int rows) {
    throw new UnsupportedOperationException();
  }

  /**
   * Computes the loss of each row as {@link #forwardRows(Reals, Workspace, int, int)} does, but
   * each node as a prediction computes it: without dropout, for one.
   */
  protected void evaluateRows(Reals parameters, Workspace workspace, int from, int to) {
    forwardRows(parameters, workspace, from, to);
  }

  /**
   * Computes what belongs to the batch as a whole, after its rows.
   *
   * @param rows the rows of the batch
   * @return the total loss, weighted and with penalties
   */
  protected abstract double batchLoss(Reals parameters, Workspace workspace, int rows);

  /**
   * Adds the gradient of one block of rows, after {@link #batchLoss}. Different blocks of a batch
   * may be computed by different threads at once, each with a gradient of its own.
   *
   * @param gradient takes the sum over the block, row by row in ascending order
   * @param from the first row, a multiple of the block's length
   * @param to the row after the last
   */
  protected void backwardRows(
      Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds to the gradient of one block of rows, up to where sums over the whole batch are needed. A
   * model with several such phases has this method instead of the one without a phase.
   *
   * @param phase counted from 0; the numbers of the one before have been computed
   * @param sums takes this block's share of the sums over the batch, from 0
   */
  protected void backwardRows(
      int phase,
      Reals parameters,
      Workspace workspace,
      Reals sums,
      Reals gradient,
      int from,
      int to) {
    backwardRows(parameters, workspace, gradient, from, to);
  }

  /** Turns the sums of a phase over all rows into the numbers that later phases read. */
  protected void backwardNumbers(
      int phase, Reals parameters, Reals sums, Workspace workspace, int rows) {
    throw new UnsupportedOperationException();
  }

  /** Adds gradients that are sums over the batch, once and after all rows. */
  protected void batchGradient(Workspace workspace, Reals gradient) {
    // few models have any
  }

  /** Changes parameters that follow the batches instead of a gradient, with every update. */
  protected void batchUpdate(Reals parameters, Workspace workspace) {
    // few models have any
  }

  /**
   * Returns whether this model has bodies on vectors and this JVM can run them; lets the model's
   * module read the module they need.
   */
  protected boolean hasVectors() {
    return false;
  }

  /** Returns the lengths of the arrays that vector bodies need for a block of rows. */
  protected int[] vectorLengths() {
    throw new UnsupportedOperationException();
  }

  /**
   * Does what {@link #forwardRows(Reals, Workspace, int, int)} does, with the same bits, for one
   * block on vectors. Of the values in the workspace only those that others read are set.
   *
   * @param lanes the arrays of this block
   */
  protected void vectorForward(
      Reals parameters, Workspace workspace, float[][] lanes, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Does what the method without a phase does, up to the next sums over the batch. */
  protected void vectorForward(
      int phase,
      Reals parameters,
      Workspace workspace,
      float[][] lanes,
      Reals sums,
      int from,
      int to) {
    vectorForward(parameters, workspace, lanes, from, to);
  }

  /**
   * Does what {@link #evaluateRows} does, with the same bits, for one block on vectors. Of the
   * values in the workspace only those that others read are set.
   *
   * @param lanes the arrays of this block
   */
  protected void vectorEvaluate(
      Reals parameters, Workspace workspace, float[][] lanes, int from, int to) {
    vectorForward(parameters, workspace, lanes, from, to);
  }

  /**
   * Sets the gradient of one block, which {@link #vectorForward(Reals, Workspace, float[][], int,
   * int)} has been called for; the same bits as {@link #backwardRows(Reals, Workspace, Reals, int,
   * int)} adds to a gradient of zeros.
   *
   * @param lanes the arrays of this block
   * @param gradient takes the sum over the block, whatever it held before
   */
  protected void vectorBackward(
      Reals parameters, Workspace workspace, float[][] lanes, Reals gradient, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Does what the method without a phase does, up to the next sums over the batch. */
  protected void vectorBackward(
      int phase,
      Reals parameters,
      Workspace workspace,
      float[][] lanes,
      Reals sums,
      Reals gradient,
      int from,
      int to) {
    vectorBackward(parameters, workspace, lanes, gradient, from, to);
  }

  /** Returns whether the numbers {@code [from, to)} are finite, found out on vectors. */
  protected boolean vectorIsFinite(Reals numbers, int from, int to) {
    throw new UnsupportedOperationException();
  }

  /** Adds the gradient of the penalties, once per batch and after all rows. */
  protected abstract void penaltyGradient(Reals parameters, Reals gradient);
}
