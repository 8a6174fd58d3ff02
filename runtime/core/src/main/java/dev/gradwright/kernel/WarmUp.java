package dev.gradwright.kernel;

import java.util.function.BooleanSupplier;

/**
 * Runs work over and over until HotSpot has compiled it: until it allocates nothing (so that
 * vectors live in registers) and takes less time than a limit. For one thread.
 */
public final class WarmUp {
  private static final long BURST_NANOS = 20_000_000L;

  /** Good bursts in a row that count as compiled. */
  private static final int GOOD_BURSTS = 3;

  /** Work that has not become faster by then will not. */
  private static final long LONGEST_NANOS = 30_000_000_000L;

  private static final long COUNTER_BYTES = 1024;

  private final Runnable work;
  private double nanos;
  private boolean allocated;

  /**
   * Prepares to run work.
   *
   * @param work one piece of it
   */
  public WarmUp(Runnable work) {
    this.work = work;
  }

  /**
   * Runs the work until it is fast.
   *
   * @param limit the nanoseconds that one piece may take at most
   * @param cancelled ends the attempt when it becomes true
   * @return whether it became fast
   */
  public boolean run(double limit, BooleanSupplier cancelled) {
    long start = System.nanoTime();
    int good = 0;
    while (good < GOOD_BURSTS
        && !cancelled.getAsBoolean()
        && System.nanoTime() - start < LONGEST_NANOS) {
      burst();
      good = !allocated && nanos < limit ? good + 1 : 0;
    }
    return good == GOOD_BURSTS;
  }

  /** Returns the nanoseconds that one piece takes at present, the best of a few bursts. */
  public double pace() {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < GOOD_BURSTS; i++) {
      burst();
      best = Math.min(best, nanos);
    }
    return best;
  }

  private void burst() {
    long before = Allocation.ofThisThread();
    long start = System.nanoTime();
    long end = start;
    int pieces = 0;
    while (end - start < BURST_NANOS) {
      work.run();
      pieces++;
      end = System.nanoTime();
    }
    nanos = (double) (end - start) / pieces;
    // a piece that allocates takes 16 bytes at least; the counter may take a little for itself
    allocated = Allocation.ofThisThread() - before > COUNTER_BYTES + pieces;
  }
}
