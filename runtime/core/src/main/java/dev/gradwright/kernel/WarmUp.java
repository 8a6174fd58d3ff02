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

  /**
   * Bursts in a row at twice the pace that do, too, if they allocate little. Methods that run once
   * in a long piece of work are compiled only after hundreds of pieces, and allocate until then.
   */
  private static final int QUICK_BURSTS = 20;

  /** What little is; vectors that all live on the heap come to a thousand times as much. */
  private static final double LITTLE_BYTES_PER_NANO = 0.02;

  /** Work that has not become faster by then will not. */
  private static final long LONGEST_NANOS = 120_000_000_000L;

  /** Bursts without a gain after which a pace counts as settled, and a gain that is none. */
  private static final int SETTLED_BURSTS = 8;

  private static final double SETTLED = 0.97;

  private static final int MOST_BURSTS = 50;

  private static final long COUNTER_BYTES = 1024;

  private final Runnable work;
  private double nanos;
  private boolean allocated;
  private boolean allocatedLittle;

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
    int quick = 0;
    while (good < GOOD_BURSTS
        && quick < QUICK_BURSTS
        && !cancelled.getAsBoolean()
        && System.nanoTime() - start < LONGEST_NANOS) {
      burst();
      good = !allocated && nanos < limit ? good + 1 : 0;
      quick = allocatedLittle && nanos < limit / 2 ? quick + 1 : 0;
    }
    return good == GOOD_BURSTS || quick == QUICK_BURSTS;
  }

  /** Returns the nanoseconds that one piece takes once it no longer becomes faster. */
  public double pace() {
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int i = 0; i < MOST_BURSTS && since < SETTLED_BURSTS; i++) {
      burst();
      since = nanos < best * SETTLED ? 0 : since + 1;
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
    long bytes = Allocation.ofThisThread() - before - COUNTER_BYTES;
    allocated = bytes > pieces;
    allocatedLittle = bytes < (end - start) * LITTLE_BYTES_PER_NANO;
  }
}
