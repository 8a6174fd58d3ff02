package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/**
 * What is done with one block of rows, without regard to which thread does it. All bodies of a
 * model give equal bits, so one may take the place of another between any two blocks.
 */
interface BlockBody {
  /**
   * Computes the losses of the rows {@code [from, to)} and the values that others read; of the
   * other nodes only what a backward pass needs.
   *
   * @param phase how far the pass has come; the rows go on from there to the next sums over the
   *     batch
   * @param sums takes this block's share of those, from 0
   */
  void forward(int phase, Reals parameters, Workspace workspace, Reals sums, int from, int to);

  /** Computes the losses of the rows {@code [from, to)} with each node as a prediction has it. */
  void evaluate(Reals parameters, Workspace workspace, int from, int to);

  /**
   * Sets the gradient of the rows {@code [from, to)}, a sum in ascending order, as far as this
   * phase computes it.
   *
   * @param sums takes this block's share of sums over the batch, from 0
   * @param gradient takes it, whatever it held before
   */
  void backward(
      int phase,
      Reals parameters,
      Workspace workspace,
      Reals sums,
      Reals gradient,
      int from,
      int to);

  /** Returns whether the numbers {@code [from, to)} are finite. */
  boolean isFinite(Reals numbers, int from, int to);

  /** Sets the values of all nodes that {@link #forward} may have left out. */
  void fillIn(Reals parameters, Workspace workspace, int from, int to);

  /** Prepares for batches of up to this many rows; nothing else here allocates. */
  void ensure(int rows);
}
