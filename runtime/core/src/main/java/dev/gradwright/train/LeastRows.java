package dev.gradwright.train;

import dev.gradwright.kernel.Layout;
import java.util.Locale;

/**
 * How many rows a batch must have to be trained on. A variance over the batch, for one, needs more
 * than one number.
 */
final class LeastRows {
  private final String[] nodes;
  private final int[] leastRows;

  LeastRows(Layout layout) {
    nodes = layout.stages().leastRows().keySet().toArray(String[]::new);
    leastRows = layout.stages().leastRows().values().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Checks a batch.
   *
   * @throws TrainingException if it has too few rows for some node
   */
  void check(int rows) {
    int node = tooFew(rows);
    if (node >= 0) {
      throw new TrainingException(
          message(node) + ", but this batch has " + (rows == 1 ? "1 row" : rows + " rows"));
    }
  }

  /**
   * Checks all batches of a fit before its first step.
   *
   * @throws TrainingException if one has too few rows for some node
   */
  void checkFit(int rows, int batchSize) {
    int last = rows % batchSize == 0 ? batchSize : rows % batchSize;
    int node = tooFew(last);
    if (node >= 0) {
      throw new TrainingException(
          message(node)
              + String.format(
                  Locale.ROOT,
                  ", but of %d rows in batches of %d the last batch has %d; choose another batch"
                      + " size, or leave out a row",
                  rows,
                  batchSize,
                  last));
    }
  }

  /** Returns the first node that wants more rows, or -1. */
  private int tooFew(int rows) {
    for (int i = 0; i < leastRows.length; i++) {
      if (rows < leastRows[i]) {
        return i;
      }
    }
    return -1;
  }

  private String message(int node) {
    return String.format(
        Locale.ROOT,
        "'%s' takes a variance over the batch and so is trained on at least %d rows at a time",
        nodes[node],
        leastRows[node]);
  }
}
