package dev.gradwright.train;

import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.WarmUp;
import dev.gradwright.kernel.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Runs vector bodies on data of its own in a daemon thread until HotSpot has compiled them and they
 * take less time than the steps of the training.
 */
final class VectorWarmUp implements Runnable {
  private final GeneratedTrainer<?> model;
  private final VectorBody body;
  private final Workspace workspace;
  private final Reals parameters;
  private final Reals gradient;
  private final Layout.Stages stages;
  private final Reals sums;
  private final int rows;
  private final double blockNanos;
  private volatile boolean cancelled;
  private volatile boolean over;
  private volatile boolean successful;

  private VectorWarmUp(
      GeneratedTrainer<?> model, Layout layout, Reals parameters, int rows, double stepNanos) {
    this.model = model;
    this.parameters = parameters;
    this.rows = Math.min(rows, Sums.BLOCK);
    blockNanos = stepNanos / Sums.blocks(rows);
    stages = layout.stages();
    body = new VectorBody(model, stages);
    body.ensure(this.rows);
    workspace = new Workspace(parameters.precision(), layout, true, this.rows);
    gradient = Reals.of(parameters.precision(), parameters.length());
    sums = Reals.of(parameters.precision(), stages.sums());
  }

  /**
   * Begins to warm.
   *
   * @param parameters a copy, to be kept
   * @param stepNanos the time of a whole step at present
   */
  static VectorWarmUp start(
      GeneratedTrainer<?> model, Layout layout, Reals parameters, int rows, double stepNanos) {
    VectorWarmUp warmUp = new VectorWarmUp(model, layout, parameters, rows, stepNanos);
    Thread thread = new Thread(warmUp, "gradwright-warm-up");
    thread.setDaemon(true);
    thread.start();
    return warmUp;
  }

  /** Ends it soon, without a result. */
  void cancel() {
    cancelled = true;
  }

  /** Returns whether there is a result, good or not. */
  boolean isOver() {
    return over;
  }

  /** Returns a body that is ready, or null if it is no faster than the training's own. */
  @Nullable BlockBody result() {
    return successful ? body : null;
  }

  @Override
  public void run() {
    try {
      successful = new WarmUp(this::step).run(blockNanos, () -> cancelled);
    } finally {
      over = true;
    }
  }

  private void step() {
    for (int phase = 0; phase < stages.forward(); phase++) {
      sums.fill(0);
      body.forward(phase, parameters, workspace, sums, 0, rows);
      if (phase < stages.forward() - 1) {
        model.forwardNumbers(phase, parameters, sums, workspace, rows);
      }
    }
    double unused = model.batchLoss(parameters, workspace, rows);
    for (int phase = 0; phase < stages.backwardCount(); phase++) {
      sums.fill(0);
      body.backward(phase, parameters, workspace, sums, gradient, 0, rows);
      if (phase < stages.backwardCount() - 1) {
        model.backwardNumbers(phase, parameters, sums, workspace, rows);
      }
    }
    boolean unusedToo = body.isFinite(gradient, 0, gradient.length());
  }
}
