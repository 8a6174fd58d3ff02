package dev.gradwright.train;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a fit end by itself when the process is asked to end: it is told to stop, and the process
 * waits until it has.
 */
final class ShutdownHook {
  /** Whoever sent the signal will not wait much longer. */
  private static final long LONGEST_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  ShutdownHook(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              try {
                boolean unused = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "gradwright-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Lets the process end, and goes. */
  void remove() {
    ended.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has done its work.
      return;
    }
  }
}
