package dev.gradwright.train;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the body of each step, plain Java or vectors, and goes over from the one to the other
 * between two steps.
 *
 * <p>Vector code is slow until HotSpot has compiled it, for a second or more. So a training begins
 * on plain Java; if the time that remains, at the measured pace, is worth it, the vectors are
 * warmed in the background, and take over when they are faster.
 */
final class Bodies {
  /** The pace is known from then on. */
  private static final long PACE_NANOS = 300_000_000L;

  /** Warming takes one to two seconds of a processor; twice that must remain to be won back. */
  private static final long WORTH_NANOS = 4_000_000_000L;

  /** Steps between two looks at the clock. */
  private static final int LOOK = 16;

  private final KernelChoice choice;
  private final Layout layout;
  private final long paceNanos;
  private final long worthNanos;
  private @Nullable BlockBody plain;
  private @Nullable BlockBody vector;
  private @Nullable VectorWarmUp warmUp;
  private boolean decided;
  private long expected;
  private long steps;
  private long started;

  Bodies(KernelChoice choice, Layout layout) {
    this(choice, layout, PACE_NANOS, WORTH_NANOS);
  }

  /** With other times, which a test cannot wait for. */
  Bodies(KernelChoice choice, Layout layout, long paceNanos, long worthNanos) {
    this.choice = choice;
    this.layout = layout;
    this.paceNanos = paceNanos;
    this.worthNanos = worthNanos;
    decided = choice != KernelChoice.AUTOMATIC;
  }

  /** Notes how many steps will follow; 0 if nobody knows. */
  void expect(long more) {
    expected = more;
    steps = 0;
  }

  /** Returns the body of the next step. */
  BlockBody next(GeneratedTrainer<?> model, Reals parameters, int rows) {
    if (!decided) {
      decide(model, parameters, rows);
    }
    if (warmUp != null && warmUp.isOver()) {
      vector = warmUp.result();
      warmUp = null;
    }
    BlockBody body = present(model);
    body.ensure(rows);
    return body;
  }

  /** Returns the body that is in use. */
  BlockBody present(GeneratedTrainer<?> model) {
    if (vector != null) {
      return vector;
    }
    if (choice == KernelChoice.VECTOR) {
      if (!model.hasVectors()) {
        throw new SettingsException(
            "kernels(VECTOR) was asked for, but this model or this JVM has none; start java with"
                + " --add-modules jdk.incubator.vector, or leave the choice to the trainer");
      }
      BlockBody created = new VectorBody(model, layout.stages());
      created.ensure(1);
      vector = created;
      return created;
    }
    BlockBody present = plain;
    if (present == null) {
      present = new PlainBody(model, layout.stages());
      plain = present;
    }
    return present;
  }

  /** Gives up a warm-up under way; a later step may begin another. */
  void dismiss() {
    if (warmUp != null) {
      warmUp.cancel();
      warmUp = null;
      decided = false;
    }
    expect(0);
  }

  private void decide(GeneratedTrainer<?> model, Reals parameters, int rows) {
    if (steps == 0) {
      started = System.nanoTime();
    }
    if (steps++ % LOOK != 0) {
      return;
    }
    long elapsed = System.nanoTime() - started;
    if (elapsed < paceNanos || steps < 2) {
      return;
    }
    double pace = (double) elapsed / (steps - 1);
    // of a loop of one's own nobody knows the length: it may go on for as long as it has lasted
    double remaining = expected == 0 ? elapsed : pace * (expected - steps);
    if (remaining < worthNanos) {
      return;
    }
    decided = true;
    if (Runtime.getRuntime().availableProcessors() > 1 && model.hasVectors()) {
      warmUp = VectorWarmUp.start(model, layout, parameters.copy(), rows, pace);
    }
  }
}
