package dev.gradwright.train;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fit: epochs over shuffled batches, with listeners, validation and an end on interruption. */
final class FitLoop {
  private final GeneratedTrainer<?> model;
  private final Engine engine;
  private final TrainerSettings settings;
  private final Listeners listeners;
  private final Binding train;
  private final @Nullable Binding validation;
  private final List<EpochReport> reports = new ArrayList<>();
  private final int[] order;
  private final int batchSize;
  private final Batch batch;
  private int skipped;
  private boolean interrupted;

  FitLoop(GeneratedTrainer<?> model, Engine engine, Binding train, @Nullable Binding validation) {
    this.model = model;
    this.engine = engine;
    settings = engine.settings();
    this.train = train;
    this.validation = validation;
    engine.metrics().reset();
    listeners = new Listeners(settings.listeners());
    order = new int[train.data().rows()];
    batchSize = Math.min(settings.batchSize(), order.length);
    batch = new Batch(train.data(), order, 0, 0);
    if (settings.epochs() > 0) {
      engine.steps().checkFit(order.length, batchSize);
    }
  }

  History run() {
    try {
      listeners.start(
          new TrainingStart(
              model.architecture(),
              settings.epochs(),
              order.length,
              batchSize,
              validation == null ? 0 : validation.data().rows()));
      epochs();
    } catch (RuntimeException | Error e) {
      TrainingException late = listeners.end(history());
      if (late != null) {
        e.addSuppressed(late);
      }
      throw e;
    }
    History history = history();
    TrainingException late = listeners.end(history);
    if (late != null) {
      throw late;
    }
    return history;
  }

  private void epochs() {
    long perEpoch = (order.length + batchSize - 1L) / batchSize;
    engine.steps().expect(perEpoch * settings.epochs());
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      arrange();
      engine.metrics().reset();
      skipped = 0;
      steps(epoch);
      if (interrupted) {
        return;
      }
      EpochReport report = report(epoch);
      reports.add(report);
      listeners.epoch(report);
    }
  }

  private void steps(int epoch) {
    int step = 1;
    int from = 0;
    while (from < order.length) {
      // The flag is left set: whoever interrupted the thread wants its owner to see it too.
      if (Thread.currentThread().isInterrupted()) {
        interrupted = true;
        return;
      }
      int rows = Math.min(batchSize, order.length - from);
      batch.select(order, from, rows);
      double loss = step(epoch, step);
      listeners.step(epoch, step, rows, loss);
      from += rows;
      step++;
    }
  }

  private double step(int epoch, int step) {
    Steps steps = engine.steps();
    steps.forward(model, train, batch);
    double loss = steps.loss(model);
    steps.backward(model);
    if (engine.check().admits(steps, epoch, step)) {
      engine.metrics().add(steps.workspace(), batch.rows(), loss);
      steps.update(model);
    } else {
      steps.abandon();
      skipped++;
    }
    return loss;
  }

  /** Starts from the rows' own order each time, so that an epoch depends on the generator alone. */
  private void arrange() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (settings.shuffle()) {
      engine.random().shuffle(order, order.length);
    }
  }

  private EpochReport report(int epoch) {
    return new EpochReport(
        epoch,
        settings.epochs(),
        engine.metrics().result(),
        validation == null ? null : model.measure(validation),
        skipped);
  }

  private History history() {
    return new History(reports, last(), interrupted);
  }

  private EpochReport last() {
    if (!reports.isEmpty()) {
      return reports.get(reports.size() - 1);
    }
    Evaluation seen = settings.epochs() == 0 ? model.measure(train) : engine.metrics().result();
    return new EpochReport(0, settings.epochs(), seen, null, skipped);
  }
}
