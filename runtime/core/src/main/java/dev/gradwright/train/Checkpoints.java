package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.state.CheckpointFile;
import dev.gradwright.state.Resumable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saves a fit as {@link Checkpoint} says, and finds where it goes on. */
final class Checkpoints implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.gradwright");
  private static final double NANOS_PER_MINUTE = 60e9;

  private final Checkpoint settings;
  private final Architecture model;
  private final Map<String, String> identity;
  private final Resumable fit;
  private final CheckpointFolder folder;
  private final List<CheckpointFailure> failures = new ArrayList<>();
  private long lastSaved = System.nanoTime();
  private long savedSteps = -1;
  private int failuresInRow;

  /**
   * @param identity what a training must have in common with a checkpoint to go on from it
   * @param fit what is saved and resumed
   */
  Checkpoints(
      Checkpoint settings, Architecture model, Map<String, String> identity, Resumable fit) {
    this.settings = settings;
    this.model = model;
    this.identity = identity;
    this.fit = fit;
    folder = new CheckpointFolder(settings.folder());
  }

  /**
   * Goes on from the newest checkpoint that is whole.
   *
   * @return that checkpoint; empty if the folder has none
   * @throws TrainingException if it is of another training, or none of them is whole
   */
  Optional<Path> resume() {
    if (settings.isFresh()) {
      folder.clear();
    }
    List<Path> found = folder.newestFirst();
    GradwrightException damage = null;
    for (Path path : found) {
      CheckpointFile file;
      try {
        file = CheckpointFile.read(path);
      } catch (GradwrightException e) {
        LOG.log(System.Logger.Level.WARNING, "a checkpoint is left out: {0}", e.getMessage());
        damage = damage == null ? e : damage;
        continue;
      }
      requireSame(path, file);
      file.restore(fit);
      return Optional.of(path);
    }
    if (damage != null) {
      throw new TrainingException(
          "none of the "
              + found.size()
              + " checkpoints is whole; Checkpoint.fresh() deletes them and begins anew: "
              + damage.getMessage(),
          damage);
    }
    return Optional.empty();
  }

  private void requireSame(Path path, CheckpointFile file) {
    List<String> differences = new ArrayList<>();
    file.difference(model).ifPresent(text -> differences.add("the model: " + text));
    Map<String, String> before = new LinkedHashMap<>(file.identity());
    identity.forEach(
        (name, value) -> {
          String old = before.remove(name);
          if (!value.equals(old)) {
            differences.add(name + ": " + (old == null ? "nothing" : old) + " then, now " + value);
          }
        });
    before.forEach((name, old) -> differences.add(name + ": " + old + " then, now nothing"));
    if (!differences.isEmpty()) {
      throw new TrainingException(
          path.toAbsolutePath()
              + " is of another training, so this one cannot go on from it; what differs is "
              + String.join("; ", differences)
              + ". Give it the same, another folder, or Checkpoint.fresh() to begin anew");
    }
  }

  /** Saves if it is time, after a step. */
  void afterStep(long steps, Listeners listeners) {
    boolean due = settings.steps() > 0 && steps % settings.steps() == 0;
    if (due || isTime()) {
      save(steps, listeners);
    }
  }

  private boolean isTime() {
    return settings.minutes() > 0
        && System.nanoTime() - lastSaved >= settings.minutes() * NANOS_PER_MINUTE;
  }

  /** Saves if it is time, after an epoch. */
  void afterEpoch(int epoch, long steps, Listeners listeners) {
    if (settings.epochs() > 0 && epoch % settings.epochs() == 0) {
      save(steps, listeners);
    }
  }

  /** Saves the place where a fit ends, unless that was done. */
  void atEnd(long steps, Listeners listeners) {
    if (savedSteps != steps) {
      save(steps, listeners);
    }
    if (!failures.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} checkpoints could not be written, the last one: {1}",
          failures.size(),
          failures.get(failures.size() - 1));
    }
  }

  /** Keeps the best network, if that is wanted. */
  void best(long steps, Listeners listeners, BestNetwork network) {
    if (settings.best()) {
      attempt(steps, listeners, () -> network.save(folder.best()));
    }
  }

  /** Writes a network to a file. */
  interface BestNetwork {
    void save(Path file);
  }

  private void save(long steps, Listeners listeners) {
    lastSaved = System.nanoTime();
    Path path = folder.checkpoint(steps);
    boolean saved =
        attempt(
            steps,
            listeners,
            () -> {
              CheckpointFile.save(path, model, identity, fit);
              prune();
            });
    if (saved) {
      savedSteps = steps;
      failuresInRow = 0;
      listeners.checkpoint(path);
    }
  }

  private void prune() {
    try {
      folder.keep(settings.last());
    } catch (IOException e) {
      throw new TrainingException("an old checkpoint cannot be deleted: " + e, e);
    }
  }

  private boolean attempt(long steps, Listeners listeners, Runnable work) {
    GradwrightException fault = tried(work);
    if (fault == null) {
      return true;
    }
    CheckpointFailure failure = new CheckpointFailure(steps, fault);
    failures.add(failure);
    failuresInRow++;
    LOG.log(System.Logger.Level.WARNING, "{0}", failure);
    listeners.checkpointFailed(failure);
    if (failuresInRow >= settings.failures()) {
      throw new TrainingException(
          failuresInRow
              + " checkpoints in a row could not be written, so the training ends; the last"
              + " failure: "
              + fault.getMessage(),
          fault);
    }
    return false;
  }

  private static @Nullable GradwrightException tried(Runnable work) {
    try {
      work.run();
      return null;
    } catch (GradwrightException e) {
      return e;
    }
  }

  List<CheckpointFailure> failures() {
    return failures;
  }

  @Override
  public void close() {
    folder.close();
  }
}
