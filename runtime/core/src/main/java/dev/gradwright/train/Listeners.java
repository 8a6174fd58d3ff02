package dev.gradwright.train;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the listeners in order, and names the one that fails. */
final class Listeners {
  private final TrainingListener[] listeners;
  private @Nullable TrainingListener failed;

  Listeners(List<TrainingListener> listeners) {
    this.listeners = listeners.toArray(new TrainingListener[0]);
  }

  void start(TrainingStart start) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onStart(start);
      } catch (RuntimeException e) {
        throw failure(listener, "onStart", e);
      }
    }
  }

  void step(int epoch, int step, int rows, double loss) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onStep(epoch, step, rows, loss);
      } catch (RuntimeException e) {
        throw failure(listener, "onStep", e);
      }
    }
  }

  void epoch(EpochReport report) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onEpoch(report);
      } catch (RuntimeException e) {
        throw failure(listener, "onEpoch", e);
      }
    }
  }

  void warning(String warning) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onWarning(warning);
      } catch (RuntimeException e) {
        throw failure(listener, "onWarning", e);
      }
    }
  }

  void checkpoint(Path file) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onCheckpoint(file);
      } catch (RuntimeException e) {
        throw failure(listener, "onCheckpoint", e);
      }
    }
  }

  void checkpointFailed(CheckpointFailure failure) {
    for (TrainingListener listener : listeners) {
      try {
        listener.onCheckpointFailure(failure);
      } catch (RuntimeException e) {
        throw failure(listener, "onCheckpointFailure", e);
      }
    }
  }

  /**
   * Calls {@code onEnd} of every listener except one that failed before, whatever the others do.
   *
   * @return the first failure, the later ones suppressed in it, or null
   */
  @Nullable TrainingException end(History history) {
    TrainingException first = null;
    for (TrainingListener listener : listeners) {
      if (listener == failed) {
        continue;
      }
      try {
        listener.onEnd(history);
      } catch (RuntimeException e) {
        TrainingException failure = failure(listener, "onEnd", e);
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    return first;
  }

  private TrainingException failure(TrainingListener listener, String call, RuntimeException e) {
    failed = listener;
    return new TrainingException(
        "listener " + listener.getClass().getName() + " failed in " + call + ": " + e, e);
  }
}
