package dev.gradwright.train;

import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Resumable;
import java.util.List;

/** Collects one or more figures about one loss's predictions, row by row, allocating nothing. */
interface Metric extends Resumable {
  /** Returns the names of the figures. */
  List<String> names();

  /** Forgets all rows. */
  void reset();

  /** Takes in the first rows of a workspace after a forward pass. */
  void add(Workspace workspace, int rows);

  /** Writes the figures over all rows since the last reset, from {@code at} on; NaN over none. */
  void write(double[] figures, int at);
}
