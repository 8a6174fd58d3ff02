package dev.gradwright.train;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;

/** The sum of the gradients of several batches, each times its rows, until there are enough. */
final class AccumulatedGradient implements Resumable {
  private final int batches;
  private final Reals sum;
  private int count;
  private long rows;

  AccumulatedGradient(int batches, Reals parameters) {
    this.batches = batches;
    sum = Reals.of(parameters.precision(), parameters.length());
  }

  boolean isEmpty() {
    return count == 0;
  }

  void forget() {
    count = 0;
    rows = 0;
    sum.fill(0);
  }

  /** Adds the gradient of a batch, and returns whether that is enough for an update. */
  boolean add(Reals gradient, int batchRows) {
    if (sum.precision() == Precision.FLOAT) {
      float[] s = sum.floats();
      float[] g = gradient.floats();
      for (int i = 0; i < s.length; i++) {
        s[i] = Math.fma(batchRows, g[i], s[i]);
      }
    } else {
      double[] s = sum.doubles();
      double[] g = gradient.doubles();
      for (int i = 0; i < s.length; i++) {
        s[i] = Math.fma(batchRows, g[i], s[i]);
      }
    }
    rows += batchRows;
    count++;
    return count == batches;
  }

  /** Writes the mean over all rows into a gradient, and begins anew. */
  void takeMean(Reals gradient) {
    if (sum.precision() == Precision.FLOAT) {
      float[] s = sum.floats();
      float[] g = gradient.floats();
      for (int i = 0; i < s.length; i++) {
        g[i] = s[i] / rows;
      }
    } else {
      double[] s = sum.doubles();
      double[] g = gradient.doubles();
      for (int i = 0; i < s.length; i++) {
        g[i] = s[i] / rows;
      }
    }
    forget();
  }

  @Override
  public void remember(Memory memory) {
    count = (int) memory.whole("count", count);
    rows = memory.whole("rows", rows);
    memory.reals("sum", sum);
  }
}
