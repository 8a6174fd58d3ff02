package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The threads that help: what they do, how they fail, and that they end. */
final class WorkersTest {
  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(3);
  private static final long LATE = TimeUnit.HOURS.toNanos(1);

  private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
  private Workers workers = new Workers(4, LATE);

  @AfterEach
  void dismiss() {
    workers.dismiss();
  }

  // With one processor nobody spins: every handover parks and wakes.
  @ParameterizedTest(name = "{0} processors")
  @ValueSource(ints = {1, 4})
  void everyShareIsDoneOnceByAThreadOfItsOwn(int processors) {
    workers = new Workers(processors, LATE);
    AtomicIntegerArray done = new AtomicIntegerArray(4);
    Workers.Task task =
        (share, shares) -> {
          seen.add(Thread.currentThread());
          assertThat(shares).isEqualTo(4);
          done.incrementAndGet(share);
        };
    for (int region = 1; region <= 3000; region++) {
      workers.run(task, 4);
      for (int share = 0; share < 4; share++) {
        assertThat(done.get(share)).isEqualTo(region);
      }
    }
    assertThat(seen).hasSize(4);
    assertThat(seen).contains(Thread.currentThread());
    for (Thread helper : helpers()) {
      assertThat(helper.isDaemon()).isTrue();
      assertThat(helper.getName()).startsWith("gradwright-worker-");
    }
  }

  @Test
  void whatOneRegionWritesTheNextOneReads() {
    int[] numbers = new int[3];
    Workers.Task rotate = (share, shares) -> numbers[share]++;
    int[] sum = {0};
    for (int region = 1; region <= 20_000; region++) {
      workers.run(rotate, 3);
      sum[0] += numbers[0] + numbers[1] + numbers[2] - 3 * region;
    }
    assertThat(sum[0]).isEqualTo(0);
  }

  @Test
  void noWorkerIsMadeBeforeItIsNeeded() {
    workers.run(this::note, 1);
    assertThat(helpers()).isEmpty();
    workers.run(this::note, 2);
    assertThat(helpers()).hasSize(1);
    workers.run(this::note, 3);
    assertThat(helpers()).hasSize(2);
  }

  @Test
  @DisplayName("T22: what a worker throws reaches the caller itself, when all have come to rest")
  void failureReachesTheCallerWhenAllRest() {
    Throwable[] thrown = {
      new IllegalStateException("x"),
      new StackOverflowError(),
      new java.io.IOException("undeclared")
    };
    for (Throwable failure : thrown) {
      AtomicIntegerArray ended = new AtomicIntegerArray(4);
      CountDownLatch failed = new CountDownLatch(1);
      Workers.Task task =
          (share, shares) -> {
            if (share == 2) {
              failed.countDown();
              raise(failure);
            }
            awaitQuietly(failed);
            LockSupport.parkNanos(PAUSE);
            ended.set(share, 1);
          };
      Throwable caught = Thrown.by(Throwable.class, () -> workers.run(task, 4));
      assertThat(caught).isSameInstanceAs(failure);
      assertThat(ended.toString()).isEqualTo("[1, 1, 0, 1]");
    }
    // The crew goes on.
    workers.run(this::note, 4);
    assertThat(seen).hasSize(4);
  }

  @Test
  @DisplayName("T22: of several failures the lowest share's is thrown, the others suppressed")
  void lowestFailureIsThrownWithTheOthersSuppressed() {
    IllegalStateException[] failures = {
      new IllegalStateException("0"), new IllegalStateException("1"), new IllegalStateException("2")
    };
    Workers.Task task =
        (share, shares) -> {
          throw failures[share];
        };
    Throwable caught = Thrown.by(IllegalStateException.class, () -> workers.run(task, 3));
    assertThat(caught).isSameInstanceAs(failures[0]);
    assertThat(caught.getSuppressed()).asList().containsExactly(failures[1], failures[2]).inOrder();
  }

  @Test
  @DisplayName("T22: one and the same object thrown by all does not suppress itself")
  void sameFailureOfAllIsThrownOnce() {
    IllegalStateException failure = new IllegalStateException("shared");
    Workers.Task task =
        (share, shares) -> {
          throw failure;
        };
    Throwable caught = Thrown.by(IllegalStateException.class, () -> workers.run(task, 3));
    assertThat(caught).isSameInstanceAs(failure);
    assertThat(caught.getSuppressed()).isEmpty();
  }

  @ParameterizedTest(name = "{0} processors")
  @DisplayName("T10: an interrupted caller waits for the share all the same, and keeps the flag")
  @ValueSource(ints = {1, 4})
  void interruptedCallerWaitsAndKeepsTheFlag(int processors) {
    workers = new Workers(processors, LATE);
    Thread caller = Thread.currentThread();
    int[] done = {0};
    Workers.Task task =
        (share, shares) -> {
          if (share == 1) {
            awaitParked(caller);
            caller.interrupt();
            LockSupport.parkNanos(PAUSE);
            done[0]++;
          }
        };
    workers.run(task, 2);
    assertThat(done[0]).isEqualTo(1);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    // Set from the start, too.
    workers.run((share, shares) -> done[0] += share, 2);
    assertThat(done[0]).isEqualTo(2);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruptedWorkerGoesOn() {
    workers.run(this::note, 2);
    for (int i = 0; i < 100; i++) {
      helpers().forEach(Thread::interrupt);
      workers.run(this::note, 2);
    }
    assertThat(helpers()).hasSize(1);
  }

  @Test
  void dismissedWorkersEndAndOthersFollow() throws InterruptedException {
    workers.run(this::note, 3);
    workers.dismiss();
    end(helpers());
    assertThat(helpers()).hasSize(2);
    workers.run(this::note, 3);
    assertThat(helpers()).hasSize(4);
  }

  @Test
  void idleWorkersEndAndOthersFollow() throws InterruptedException {
    workers = new Workers(1, SOON);
    workers.run(this::note, 3);
    end(helpers());
    workers.run(this::note, 3);
    assertThat(helpers()).hasSize(4);
    end(helpers());
  }

  @Test
  void workersThatEndWhileTheyAreNeededLoseNoShare() {
    workers = new Workers(1, 0);
    AtomicIntegerArray done = new AtomicIntegerArray(3);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int region = 1; region <= 500; region++) {
            workers.run((share, shares) -> done.incrementAndGet(share), 3);
            assertThat(done.toString()).isEqualTo("[%d, %d, %d]".replace("%d", "" + region));
          }
        });
  }

  @Test
  void waitingWorkersHoldOnToNoTask() throws InterruptedException {
    WeakReference<Workers.Task> task = ran();
    for (int i = 0; i < 1000 && task.get() != null; i++) {
      System.gc();
      Thread.sleep(1);
    }
    assertThat(task.get()).isNull();
    assertThat(helpers().iterator().next().isAlive()).isTrue();
  }

  private WeakReference<Workers.Task> ran() {
    Workers.Task task = new Noting(seen);
    workers.run(task, 2);
    return new WeakReference<>(task);
  }

  /** An object of its own, where a lambda might be shared. */
  private record Noting(Set<Thread> seen) implements Workers.Task {
    @Override
    public void run(int share, int shares) {
      seen.add(Thread.currentThread());
    }
  }

  private void note(int share, int shares) {
    seen.add(Thread.currentThread());
  }

  private Set<Thread> helpers() {
    Set<Thread> helpers = ConcurrentHashMap.newKeySet();
    helpers.addAll(seen);
    helpers.remove(Thread.currentThread());
    return helpers;
  }

  /** Waits, for as long as a busy machine may need, until threads have ended. */
  static void end(Set<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.MINUTES.toMillis(1));
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** Waits until a thread sleeps, so that it does not come past by spinning. */
  static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }
}
