package dev.gradwright.train;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help the one that trains. A region is one task done in shares: share 0 by the
 * caller, the others by a worker each; {@link #run} returns when all are done.
 *
 * <p>Workers are created by the first region that needs them and end after some seconds without
 * one, or by {@link #dismiss}. They hold on to nothing but the task of a running region, so an
 * owner that is no longer used can be collected while they still wait. Regions allocate nothing
 * once the workers are there. For one thread at a time.
 */
final class Workers {
  /** A task that threads do in shares; an object made once and used for many regions. */
  interface Task {
    /**
     * Does one share.
     *
     * @param share from 0
     * @param shares how many there are
     */
    void run(int share, int shares);
  }

  /**
   * Some 0.4 to 1 ms: longer than what a training loop does between two regions, and short enough
   * that a worker left alone soon frees its processor.
   */
  static final int SPINS = 20_000;

  /** What is left of them where spinning does not pay, to find out when it does again. */
  static final int LEAST_SPINS = 50;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int processors;
  private final long idleNanos;
  // The worker of share i stands at i - 1; null where none was needed yet.
  private @Nullable Worker[] crew = new Worker[0];

  /**
   * Creates a crew without workers.
   *
   * @param processors the processors of the machine that this program may use
   */
  Workers(int processors) {
    this(processors, IDLE_NANOS);
  }

  /** Creates a crew whose workers end after {@code idleNanos} without a region. */
  Workers(int processors, long idleNanos) {
    this.processors = processors;
    this.idleNanos = idleNanos;
  }

  /**
   * Does all shares of a task. If some fail, the others are still brought to an end; then what the
   * lowest share threw is thrown, the very object, with what others threw as suppressed.
   */
  void run(Task task, int shares) {
    // Threads that outnumber the processors would spin in the way of those they wait for.
    int spins = shares <= processors ? SPINS : 0;
    Throwable failure = null;
    int given = 1;
    try {
      for (; given < shares; given++) {
        give(task, given, shares, spins);
      }
      task.run(0, shares);
    } catch (Throwable e) {
      failure = e;
    }
    for (int share = 1; share < given; share++) {
      failure = first(failure, Objects.requireNonNull(crew[share - 1]).rest(spins));
    }
    if (failure != null) {
      Workers.<RuntimeException>raise(failure);
    }
  }

  /** Ends all workers; a later region creates others. */
  void dismiss() {
    for (Worker worker : crew) {
      if (worker != null) {
        worker.end();
      }
    }
    Arrays.fill(crew, null);
  }

  private void give(Task task, int share, int shares, int spins) {
    if (crew.length < shares - 1) {
      crew = Arrays.copyOf(crew, shares - 1);
    }
    Worker worker = crew[share - 1];
    if (worker == null || !worker.give(task, shares, spins)) {
      Worker fresh = new Worker(share, idleNanos);
      if (!fresh.give(task, shares, spins)) {
        throw new AssertionError("a worker ended before it began");
      }
      fresh.start();
      crew[share - 1] = fresh;
    }
  }

  private static @Nullable Throwable first(@Nullable Throwable lower, @Nullable Throwable higher) {
    if (lower == null) {
      return higher;
    }
    if (higher != null && higher != lower) {
      lower.addSuppressed(higher);
    }
    return lower;
  }

  /** Lets a checked exception, which some languages throw undeclared, through unwrapped. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }
}
