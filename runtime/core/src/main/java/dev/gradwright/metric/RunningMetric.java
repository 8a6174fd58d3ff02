package dev.gradwright.metric;

import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Resumable;
import java.util.List;
import java.util.Optional;

/** Collects one or more figures about one loss's predictions, row by row. */
public interface RunningMetric extends Resumable {
  /** Returns the names of the figures. */
  List<String> names();

  /** Forgets all rows. */
  void reset();

  /** Takes in the first rows of a workspace after a forward pass; allocates nothing if it can. */
  void add(Workspace workspace, int rows);

  /** Writes the figures over all rows since the last reset, from {@code at} on; NaN over none. */
  void write(double[] figures, int at);

  /** Returns how often each class was taken for which; empty unless the metric counts that. */
  default Optional<ConfusionMatrix> confusion() {
    return Optional.empty();
  }
}
