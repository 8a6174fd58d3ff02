package dev.gradwright.train;

import dev.gradwright.data.Augmentation;
import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One fit: epochs over shuffled batches, from its beginning or from where it was saved. */
final class FitLoop implements Resumable {
  private static final System.Logger LOG = System.getLogger("dev.gradwright");

  private final GeneratedTrainer<?> model;
  private final Engine engine;
  private final TrainerSettings settings;
  private final Listeners listeners;
  private final RowSource rows;
  private final @Nullable Binding validation;
  private final FitPlace place;
  private final Reports reports;
  private final StillLayers still;
  private final @Nullable Patience patience;
  private final int[] order;
  private final int batchSize;
  private final long stepsPerEpoch;
  private boolean interrupted;
  // Whether it was stopped between two steps.
  private boolean halted;
  // Set by another thread at the end of the process.
  private volatile boolean stopped;

  FitLoop(GeneratedTrainer<?> model, Engine engine, RowSource rows, @Nullable Binding validation) {
    this.model = model;
    this.engine = engine;
    this.rows = rows;
    this.validation = validation;
    settings = engine.settings();
    listeners = new Listeners(settings.listeners());
    place = new FitPlace(engine.random());
    still = new StillLayers(model.architecture());
    engine.metrics().about(model.form());
    engine.metrics().reset();
    reports = new Reports(settings.epochs(), engine.metrics().result().metrics());
    patience =
        settings
            .earlyStopping()
            .map(
                early ->
                    new Patience(
                        early,
                        validation != null,
                        engine.metrics().result(),
                        engine.steps().parameters()))
            .orElse(null);
    order = new int[rows.windowRows()];
    batchSize = Math.min(settings.batchSize(), order.length);
    stepsPerEpoch = (rows.rows() + batchSize - 1) / batchSize;
    engine.steps().parameterUpdate().beginFit();
    if (settings.epochs() > 0) {
      engine.steps().checkFit(order.length, batchSize);
    }
  }

  History run() {
    if (settings.checkpoint().isEmpty()) {
      return run(null);
    }
    Checkpoint checkpoint = settings.checkpoint().get();
    try (Checkpoints checkpoints =
        new Checkpoints(checkpoint, model.architecture(), identity(), this)) {
      if (!checkpoint.savesOnShutdown()) {
        return run(checkpoints);
      }
      ShutdownHook hook = new ShutdownHook(() -> stopped = true);
      try {
        return run(checkpoints);
      } finally {
        hook.remove();
      }
    }
  }

  /** Returns what two trainings must share to end in the same bits. */
  private Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>(settings.inWords());
    identity.remove(TrainerSettings.EPOCHS);
    identity.put("training data", rows.digest());
    identity.put("validation data", validation == null ? "none" : validation.data().digest());
    return identity;
  }

  private History run(@Nullable Checkpoints checkpoints) {
    try {
      Optional<Path> from = checkpoints == null ? Optional.empty() : checkpoints.resume();
      listeners.start(
          new TrainingStart(
              model,
              settings.inWords(),
              settings.epochs(),
              batchSize,
              Threads.of(settings, model.architecture()).forRows(batchSize),
              rows.rows(),
              rows.first(),
              Optional.ofNullable(validation).map(Binding::data),
              from,
              () -> stopped = true,
              engine.metrics()));
      epochs(checkpoints);
      if (checkpoints != null) {
        checkpoints.atEnd(place.steps(), listeners);
      }
      if (patience != null && !halted) {
        patience.restore(engine.steps().parameterUpdate());
      }
    } catch (RuntimeException | Error e) {
      TrainingException late = listeners.end(history(checkpoints, e));
      if (late != null) {
        e.addSuppressed(late);
      }
      throw e;
    }
    History history = history(checkpoints, null);
    TrainingException late = listeners.end(history);
    if (late != null) {
      throw late;
    }
    return history;
  }

  private void epochs(@Nullable Checkpoints checkpoints) {
    engine.steps().expect(stepsPerEpoch * settings.epochs() - place.steps());
    while (place.epoch() <= settings.epochs() && (patience == null || !patience.isOver())) {
      if (place.isAtEpochStart()) {
        engine.metrics().reset();
      }
      windows(checkpoints);
      if (halted) {
        return;
      }
      epochEnded(checkpoints);
    }
  }

  private void windows(@Nullable Checkpoints checkpoints) {
    try (RowSource.Windows windows = rows.open(place.window())) {
      for (Binding data = windows.next(); data != null; data = windows.next()) {
        steps(data, checkpoints);
        if (halted) {
          return;
        }
        place.windowDone();
      }
    }
  }

  private void steps(Binding data, @Nullable Checkpoints checkpoints) {
    int count = data.data().rows();
    Batch batch = new Batch(data.data(), order, 0, 0);
    place.arrange(order, count, settings.shuffle());
    Augmentation augmentation = settings.augmentation;
    Binding shown = augmentation == null ? data : data.augmented(augmentation, place.drawing());
    while (place.row() < count) {
      if (isStopped()) {
        halted = true;
        return;
      }
      int size = Math.min(batchSize, count - place.row());
      batch.select(order, place.row(), size);
      double loss = step(shown, batch);
      listeners.step(place.epoch(), place.step(), size, loss);
      if (checkpoints != null) {
        checkpoints.afterStep(place.steps(), listeners);
      }
    }
  }

  private double step(Binding data, Batch batch) {
    Steps steps = engine.steps();
    steps.forward(model, data, batch);
    double loss = steps.loss(model);
    steps.backward(model);
    boolean admitted = engine.check().admits(steps, place.epoch(), place.step() + 1);
    if (admitted) {
      engine.metrics().add(steps.workspace(), batch.rows(), loss);
      steps.parameterUpdate().place(place.epoch(), place.step() + 1, stepsPerEpoch);
      steps.update(model);
    } else {
      steps.abandon();
    }
    place.stepped(batch.rows(), !admitted);
    return loss;
  }

  /** Looks between two steps; the flag is left set, as the thread's owner wants to see it too. */
  private boolean isStopped() {
    interrupted |= Thread.currentThread().isInterrupted();
    return interrupted || stopped;
  }

  private void epochEnded(@Nullable Checkpoints checkpoints) {
    Steps steps = engine.steps();
    steps.flush();
    steps.parameterUpdate().average(place.epoch());
    EpochReport report =
        new EpochReport(
            place.epoch(),
            settings.epochs(),
            engine.metrics().result(),
            validation == null ? null : model.measure(validation),
            place.skipped(),
            steps.rate(),
            steps.gradientNorm());
    boolean best = reports.add(report);
    steps.parameterUpdate().epochEnded(report.validation().orElse(report.training()).loss());
    if (patience != null) {
      patience.epochEnded(
          report.epoch(), report.validation().orElseThrow(), steps.parameterUpdate().shown());
      best = patience.bestEpoch() == report.epoch();
    }
    List<String> warnings =
        steps.hasGradient() ? still.look(steps.latestGradient(), report.loss()) : List.of();
    for (String warning : warnings) {
      LOG.log(System.Logger.Level.WARNING, warning);
      listeners.warning(warning);
    }
    place.epochDone();
    listeners.epoch(report);
    if (checkpoints != null) {
      if (best) {
        checkpoints.best(place.steps(), listeners, file -> model.snapshot().save(file));
      }
      checkpoints.afterEpoch(report.epoch(), place.steps(), listeners);
    }
  }

  private History history(@Nullable Checkpoints checkpoints, @Nullable Throwable failure) {
    List<CheckpointFailure> failures =
        checkpoints == null ? List.of() : List.copyOf(checkpoints.failures());
    int best = patience == null ? 0 : patience.bestEpoch();
    return new History(
        reports.all(), last(), interrupted, new History.Ending(stopped, best, failures, failure));
  }

  private EpochReport last() {
    List<EpochReport> all = reports.all();
    if (!all.isEmpty()) {
      return all.get(all.size() - 1);
    }
    Evaluation seen = settings.epochs() == 0 ? model.measure(rows) : engine.metrics().result();
    return new EpochReport(0, settings.epochs(), seen, null, place.skipped(), 0, Double.NaN);
  }

  @Override
  public void remember(Memory memory) {
    place.remember(memory.part("place"));
    engine.steps().remember(memory.part("steps"));
    engine.metrics().remember(memory.part("metrics"));
    reports.remember(memory.part("reports"));
    if (patience != null) {
      patience.remember(memory.part("patience"));
    }
  }
}
