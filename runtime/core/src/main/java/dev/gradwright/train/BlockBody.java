package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/**
 * What is done with one block of rows, without regard to which thread does it. All bodies of a
 * model give equal bits, so one may take the place of another between any two blocks.
 */
interface BlockBody {
  /** Computes all nodes and the losses of the rows {@code [from, to)}. */
  void forward(Reals parameters, Workspace workspace, int from, int to);

  /** Adds the gradient of the rows {@code [from, to)}, in ascending order. */
  void backward(Reals parameters, Workspace workspace, Reals gradient, int from, int to);
}
