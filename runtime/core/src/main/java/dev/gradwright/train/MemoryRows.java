package dev.gradwright.train;

import dev.gradwright.data.Binding;
import dev.gradwright.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a data set in memory.
 *
 * @param data joined to the model
 */
record MemoryRows(Binding data) implements RowSource {
  @Override
  public long rows() {
    return windowRows();
  }

  @Override
  public int windowRows() {
    return data.data().rows();
  }

  @Override
  public Dataset first() {
    return data.data();
  }

  @Override
  public String digest() {
    return data.data().digest();
  }

  @Override
  public Windows open(int skip) {
    return new Windows() {
      private @Nullable Binding rest = skip == 0 ? data : null;

      @Override
      public @Nullable Binding next() {
        Binding window = rest;
        rest = null;
        return window;
      }

      @Override
      public void close() {
        rest = null;
      }
    };
  }
}
