package dev.gradwright.train;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread of {@link Workers}. Its slot is the whole protocol: empty while it is idle, the task
 * from when the caller gives it until its share is done, and {@link #ENDED} for good.
 *
 * <p>What else passes between the two threads is written before the slot and read after it. The
 * fields change hands twice a region, with the slot, so they are not padded apart.
 */
final class Worker extends Thread {
  private static final Workers.Task ENDED = (share, shares) -> {};

  private final AtomicReference<Workers.@Nullable Task> slot = new AtomicReference<>();
  private final int share;
  private final long idleNanos;
  private volatile boolean parked;
  private volatile @Nullable Thread caller;
  // With the task, from the caller.
  private int shares;
  private int mostSpins;
  // With the empty slot, to the caller.
  private @Nullable Throwable failure;
  // The caller's alone.
  private int restSpins = Workers.SPINS;
  // The worker's alone; the limit is that of the last task.
  private int awaitSpins = Workers.SPINS;
  private int awaitLimit;

  Worker(int share, long idleNanos) {
    // Inheritable thread locals of the caller would be held for as long as the worker waits.
    super(null, null, "gradwright-worker-" + share, 0, false);
    this.share = share;
    this.idleNanos = idleNanos;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Gives a share to this worker, which is idle; returns false if it has ended. */
  boolean give(Workers.Task task, int shareCount, int spins) {
    shares = shareCount;
    mostSpins = spins;
    if (!slot.compareAndSet(null, task)) {
      return false;
    }
    // The worker says that it parks before it looks at the slot for the last time.
    if (parked) {
      LockSupport.unpark(this);
    }
    return true;
  }

  /** Waits until the share is done and returns what it threw, if anything. */
  @Nullable Throwable rest(int spins) {
    for (int i = Math.min(spins, restSpins); i > 0 && isBusy(); i--) {
      Thread.onSpinWait();
    }
    restSpins = adapted(restSpins, !isBusy());
    if (isBusy()) {
      parkUntilIdle();
    }
    Throwable thrown = failure;
    failure = null;
    return thrown;
  }

  private void parkUntilIdle() {
    boolean interrupted = false;
    caller = Thread.currentThread();
    while (isBusy()) {
      LockSupport.park(this);
      // With the flag set, park would return at once; it is set again below.
      interrupted |= Thread.interrupted();
    }
    caller = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isBusy() {
    Workers.Task task = slot.get();
    return task != null && task != ENDED;
  }

  /** Ends the thread, which is idle. */
  void end() {
    slot.compareAndSet(null, ENDED);
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    try {
      while (await()) {
        work();
      }
    } catch (Throwable e) {
      // Not the task's: something stopped this thread from outside. Its caller must not wait.
      failure = e;
    } finally {
      handBack(ENDED);
    }
  }

  /** Waits for a task; false if the worker is to end, or has been idle for too long. */
  private boolean await() {
    for (int i = Math.min(awaitLimit, awaitSpins); i > 0 && slot.get() == null; i--) {
      Thread.onSpinWait();
    }
    awaitSpins = adapted(awaitSpins, slot.get() != null);
    if (slot.get() == null) {
      parkUntilGiven();
    }
    return slot.get() != ENDED;
  }

  private void parkUntilGiven() {
    long deadline = System.nanoTime() + idleNanos;
    parked = true;
    while (slot.get() == null) {
      long left = deadline - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(this, left);
        // Nobody has reason to interrupt a worker; a flag left set would make it spin.
        Thread.interrupted();
      } else {
        // Fails if the caller was quicker.
        slot.compareAndSet(null, ENDED);
      }
    }
    parked = false;
  }

  /** The task is in no frame but this one's, so that an idle worker holds on to none. */
  private void work() {
    awaitLimit = mostSpins;
    try {
      Objects.requireNonNull(slot.get()).run(share, shares);
    } catch (Throwable e) {
      failure = e;
    }
    handBack(null);
  }

  /**
   * Returns how long to spin the next time. Where other programs keep the processors busy, the
   * thread that is waited for may stand in line behind the one that waits; spinning in full then
   * made a handover of 5 to 30 microseconds one of 2 milliseconds.
   */
  private static int adapted(int spins, boolean paid) {
    return paid ? Math.min(2 * spins, Workers.SPINS) : Math.max(spins / 8, Workers.LEAST_SPINS);
  }

  private void handBack(Workers.@Nullable Task state) {
    slot.set(state);
    Thread waiting = caller;
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
  }
}
