package dev.gradwright.train;

import dev.gradwright.data.Binding;
import dev.gradwright.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a fit, as windows that fit into memory one at a time; data in memory are one window.
 * Every epoch goes through the same windows in the same order.
 */
interface RowSource {
  /** Returns the number of rows of an epoch. */
  long rows();

  /** Returns the most rows of a window. */
  int windowRows();

  /** Returns the first window's rows, prepared. */
  Dataset first();

  /** Returns what tells these data from others: equal rows give equal digests. */
  String digest();

  /** Begins an epoch, leaving out its first windows. */
  Windows open(int skip);

  /** The windows of one epoch. */
  interface Windows extends AutoCloseable {
    /** Returns the next window, or null after the last. */
    @Nullable Binding next();

    @Override
    void close();
  }
}
