package dev.gradwright.train;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one thread at a time into a trainer and tells any other whom it met. A check, not a lock: it
 * turns a race into an exception, and handing a trainer from thread to thread between calls is
 * fine. Allocates nothing.
 */
final class Ownership {
  private final AtomicReference<Thread> owner = new AtomicReference<>();
  // Guarded by owner: only the owning thread reads or writes it.
  private int depth;

  /** Enters, possibly again; each entry needs its {@link #leave}. */
  void enter() {
    Thread self = Thread.currentThread();
    Thread other = owner.compareAndExchange(null, self);
    if (other != null && other != self) {
      throw new TrainingException(
          "this trainer is in use by thread '"
              + other.getName()
              + "'; a trainer serves one thread at a time, so build another");
    }
    depth++;
  }

  /** Leaves; after as many calls as there were entries, other threads may enter. */
  void leave() {
    depth--;
    if (depth == 0) {
      owner.set(null);
    }
  }
}
