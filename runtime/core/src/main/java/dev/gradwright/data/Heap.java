package dev.gradwright.data;

import java.util.Locale;
import java.util.function.IntFunction;

/** Refuses data that cannot fit into memory, before the virtual machine runs out of it. */
final class Heap {
  /** The part of the heap that data may take at most; the rest is for what works with them. */
  private static final double SHARE = 0.9;

  private Heap() {}

  /**
   * Checks an estimate against the largest heap this virtual machine may have.
   *
   * @param what the subject of the message, as in "data.csv: about 1000 rows"
   * @throws DataException if the data cannot fit
   */
  static void require(double bytes, String what) {
    require(bytes, Runtime.getRuntime().maxMemory(), what);
  }

  static void require(double bytes, long heap, String what) {
    if (bytes > SHARE * heap) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s would take %.0f MB, but the heap has %.0f MB; raise it with -Xmx or take fewer"
                  + " rows or columns",
              what,
              Math.ceil(bytes / 1e6),
              Math.floor(heap / 1e6)));
    }
  }

  /**
   * Makes an array.
   *
   * @throws DataException instead of {@link OutOfMemoryError}
   */
  static <A> A allocate(long length, int elementBytes, IntFunction<A> constructor, String what) {
    if (length > Integer.MAX_VALUE - 8) {
      throw new DataException(what + " has " + length + " numbers, more than an array can hold");
    }
    require((double) length * elementBytes, what);
    try {
      return constructor.apply((int) length);
    } catch (OutOfMemoryError e) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s takes %d MB, which the heap has not left; raise it with -Xmx",
              what,
              length * elementBytes / 1_000_000),
          e);
    }
  }
}
