package dev.gradwright.train;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The four steps of backpropagation on one batch, and their order: parameters, gradient, optimizer
 * state and buffers of one trainer. Allocates only when a batch has more rows than any before it.
 */
final class Steps implements Resumable {
  /** The step done last, each with the call that must come next. */
  private enum Stage {
    UPDATE("forward(batch)"),
    FORWARD("loss()"),
    LOSS("backward()"),
    BACKWARD("update()");

    private final String next;

    Stage(String next) {
      this.next = next;
    }
  }

  private final Layout layout;
  private final LeastRows leastRows;
  private final Reals parameters;
  private final Threads threads;
  private final Workers workers;
  private final BatchWork work;
  private final ParameterUpdate update;
  private final Bodies bodies;
  private @Nullable BlockBody body;
  private @Nullable Workspace workspace;
  private @Nullable Batch batch;
  private Stage done = Stage.UPDATE;
  private int rows;
  private double loss;

  Steps(
      Layout layout,
      Reals parameters,
      LearnedRanges learned,
      Masks masks,
      TrainerSettings settings,
      Threads threads) {
    this.layout = layout;
    leastRows = new LeastRows(layout);
    this.parameters = parameters;
    this.threads = threads;
    bodies = new Bodies(settings.kernels(), layout);
    workers = new Workers(threads.processors());
    work = new BatchWork(layout, parameters, learned, masks, workers);
    update = new ParameterUpdate(settings, parameters);
  }

  Reals parameters() {
    return parameters;
  }

  /** Forgets the batch at hand and what the optimizer remembers. */
  void restart() {
    done = Stage.UPDATE;
    update.restart();
  }

  /** Forgets the batch at hand, whose losses and gradients belong to other parameters. */
  void abandon() {
    done = Stage.UPDATE;
  }

  /** Ends the threads that help; later steps get others. */
  void dismiss() {
    workers.dismiss();
    bodies.dismiss();
  }

  void forward(GeneratedTrainer<?> model, Binding data, Batch batch) {
    done = Stage.UPDATE;
    this.batch = batch;
    int count = batch.rows();
    leastRows.check(count);
    Workspace ws = workspace(count);
    BlockBody chosen = bodies.next(model, parameters, count);
    body = chosen;
    work.forward(model, chosen, data, batch, ws, threads.forRows(count));
    rows = count;
    done = Stage.FORWARD;
  }

  double loss(GeneratedTrainer<?> model) {
    if (done == Stage.FORWARD) {
      loss = model.batchLoss(parameters, workspace(), rows);
      done = Stage.LOSS;
    }
    require(done != Stage.UPDATE, "loss()");
    return loss;
  }

  void backward(GeneratedTrainer<?> model) {
    require(done == Stage.LOSS, "backward()");
    work.backward();
    model.penaltyGradient(parameters, work.gradient());
    done = Stage.BACKWARD;
  }

  /** Returns whether the loss and every element of its gradient are finite. */
  boolean isFinite() {
    return Double.isFinite(loss) && work.isGradientFinite();
  }

  /** Refuses a call that only makes sense between {@link #backward} and {@link #update}. */
  void requireGradient(String call) {
    require(done == Stage.BACKWARD, call);
  }

  void update(GeneratedTrainer<?> model) {
    update.take(work, rows);
    model.batchUpdate(parameters, workspace());
    done = Stage.UPDATE;
  }

  /** Returns the learning rate of the latest update. */
  double rate() {
    return update.rate();
  }

  /** Returns the Euclidean norm of the latest gradient; NaN before there was one. */
  double gradientNorm() {
    return workspace == null ? update.rememberedNorm() : update.norm(work);
  }

  /** Returns whether there was a step since this trainer was made. */
  boolean hasGradient() {
    return workspace != null;
  }

  /** Returns the latest gradient, also after the update it led to. */
  Reals latestGradient() {
    if (workspace == null) {
      throw new TrainingException("there is no gradient before the first step");
    }
    return work.gradient();
  }

  @Override
  public void remember(Memory memory) {
    memory.reals("parameters", parameters);
    update.remember(memory);
    update.rememberNorm(memory, gradientNorm());
    work.remember(memory);
  }

  /** Returns what rates, clipping and averages do between gradient and parameters. */
  ParameterUpdate parameterUpdate() {
    return update;
  }

  /** Updates by gradients that wait for more. */
  void flush() {
    update.flush(work);
  }

  /** Returns the loss of the batch at hand. */
  double lastLoss() {
    return loss;
  }

  /** Returns the gradient of the batch at hand. */
  Reals gradient() {
    requireGradient("gradient(...)");
    return work.gradient();
  }

  /** Returns the batch at hand, of which {@link #forward} is done. */
  Batch batch() {
    return Objects.requireNonNull(batch);
  }

  /** Returns the buffers with the values of the batch at hand. */
  Workspace workspace() {
    return Objects.requireNonNull(workspace);
  }

  /** Returns the buffers with the values of all nodes of the batch at hand. */
  Workspace allValues() {
    Workspace present = workspace();
    BlockBody used = Objects.requireNonNull(body);
    for (int row = 0; row < rows; row += Sums.BLOCK) {
      used.fillIn(parameters, present, row, Math.min(row + Sums.BLOCK, rows));
    }
    return present;
  }

  /** Returns what computes blocks at present. */
  BlockBody body(GeneratedTrainer<?> model) {
    return bodies.present(model);
  }

  /** Refuses a fit whose last batch would be too small for some node. */
  void checkFit(int rows, int batchSize) {
    leastRows.checkFit(rows, batchSize);
  }

  /** Notes how many steps will follow, so that it is known what is worth its time. */
  void expect(long steps) {
    bodies.expect(steps);
  }

  private Workspace workspace(int count) {
    Workspace present = workspace;
    if (present == null || present.rows() < count) {
      // Dropped first, so that the old and the new one need not fit into memory together.
      workspace = null;
      work.ensure(count, threads.forRows(count));
      present = new Workspace(parameters.precision(), layout, true, count, threads.forRows(count));
      workspace = present;
    }
    return present;
  }

  private void require(boolean inOrder, String call) {
    if (!inOrder) {
      throw new TrainingException(
          call
              + " is out of order; "
              + done.next
              + " must come first, as the steps are forward(batch), loss(), backward(), update()");
    }
  }
}
