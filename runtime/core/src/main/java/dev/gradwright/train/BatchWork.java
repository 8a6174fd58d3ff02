package dev.gradwright.train;

import dev.gradwright.data.Batch;
import dev.gradwright.data.Binding;
import dev.gradwright.kernel.BlockTree;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.optimizer.OptimizerState;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The work of one step, shared out among threads: rows by whole blocks, parameters by ranges. Each
 * number is computed from the same operands in the same order whoever does it, so no bit depends on
 * the number of threads. With one thread, the shares are the whole and the caller's.
 *
 * <p>Block k is always share k mod n: forward and backward of a block run on one thread, which
 * still has its values in its cache, and no two threads ever work on blocks that are equal mod n,
 * so that n sets of scratch space, found by the block, are enough.
 */
final class BatchWork implements Resumable {
  /**
   * Below so many parameters, a pass over them takes a few microseconds: no more than a handover.
   */
  static final int LEAST_SHARED = 1 << 15;

  /** Ranges are cut at multiples of so many: whole cache lines, and whole vectors of any length. */
  static final int GRAIN = 1 << 10;

  private final Reals parameters;
  private final LearnedRanges learned;
  private final Masks masks;
  private final Layout.Stages stages;
  private final BlockTree gradients;
  private final BlockTree sums;
  // The sum over the phases where there are several, each of which has its own parameters.
  private final @Nullable Reals total;
  private final Workers workers;

  // Made once, so that a step allocates nothing.
  private final Workers.Task forward = this::forwardShare;
  private final Workers.Task backward = this::backwardShare;
  private final Workers.Task add = this::addShare;
  private final Workers.Task check = this::checkShare;
  private final Workers.Task update = this::updateShare;

  // The batch at hand.
  private @Nullable GeneratedTrainer<?> model;
  private @Nullable BlockBody body;
  private @Nullable Binding data;
  private @Nullable Batch batch;
  private @Nullable Workspace workspace;
  private int rows;
  private int threads;

  // The region at hand.
  private int phase;
  private int firstBlock;
  private boolean finite;
  private @Nullable OptimizerState optimizer;
  private double rate;

  BatchWork(Layout layout, Reals parameters, LearnedRanges learned, Masks masks, Workers workers) {
    this.parameters = parameters;
    stages = layout.stages();
    sums = new BlockTree(parameters.precision(), stages.sums());
    total =
        stages.backward().isEmpty() ? null : Reals.of(parameters.precision(), parameters.length());
    this.learned = learned;
    this.masks = masks;
    this.workers = workers;
    gradients = new BlockTree(parameters.precision(), parameters.length());
  }

  /** Lets go of the last batch and allocates gradients for batches of up to {@code rows} rows. */
  void ensure(int rows, int threads) {
    workspace = null;
    gradients.ensure(Sums.blocks(rows), threads);
    sums.ensure(Sums.blocks(rows), Sums.blocks(rows));
  }

  /** Loads a batch and computes all nodes and the losses of its rows. */
  void forward(
      GeneratedTrainer<?> model,
      BlockBody body,
      Binding data,
      Batch batch,
      Workspace workspace,
      int threads) {
    this.model = model;
    this.body = body;
    this.data = data;
    this.batch = batch;
    this.workspace = workspace;
    this.threads = threads;
    rows = batch.rows();
    masks.draw();
    try {
      for (phase = 0; phase < stages.forward(); phase++) {
        share(forward, threads);
        if (phase < stages.forward() - 1) {
          model.forwardNumbers(phase, parameters, batchSums(), workspace, rows);
        }
      }
    } finally {
      // A data set may be large, and may be done with.
      this.data = null;
      this.batch = null;
    }
  }

  private void forwardShare(int share, int shares) {
    Binding source = Objects.requireNonNull(data);
    Batch from = Objects.requireNonNull(batch);
    Workspace ws = Objects.requireNonNull(workspace);
    BlockBody block = Objects.requireNonNull(body);
    for (int row = share * Sums.BLOCK; row < rows; row += shares * Sums.BLOCK) {
      int end = Math.min(row + Sums.BLOCK, rows);
      if (phase == 0) {
        source.load(ws, from, row, end);
        masks.fill(ws, row, end);
      }
      block.forward(phase, parameters, ws, sums.next(row / Sums.BLOCK), row, end);
    }
  }

  /** Returns the sums of the phase at hand over all blocks. */
  private Reals batchSums() {
    sums.reset();
    sums.take(Sums.blocks(rows), true);
    sums.add(0, stages.sums());
    sums.settle();
    return sums.result();
  }

  /** Computes the gradient of the batch at hand, without penalties. */
  void backward() {
    GeneratedTrainer<?> trainer = Objects.requireNonNull(model);
    Workspace ws = Objects.requireNonNull(workspace);
    int phases = stages.backwardCount();
    if (total != null) {
      total.fill(0);
    }
    for (phase = 0; phase < phases; phase++) {
      backwardPhase();
      if (total != null) {
        total.add(gradients.result(), first(), first() + length());
      }
      if (phase < phases - 1) {
        trainer.backwardNumbers(phase, parameters, batchSums(), ws, rows);
      }
    }
    trainer.batchGradient(ws, gradient());
  }

  private void backwardPhase() {
    int blocks = Sums.blocks(rows);
    gradients.reset();
    for (firstBlock = 0; firstBlock < blocks; firstBlock += threads) {
      int wave = Math.min(threads, blocks - firstBlock);
      share(backward, wave);
      gradients.take(wave, firstBlock + wave == blocks);
      share(add, length() < LEAST_SHARED ? 1 : threads);
      gradients.settle();
    }
  }

  /** Returns where the parameters begin whose gradients this phase of a backward pass sums up. */
  private int first() {
    return total == null ? 0 : stages.backward().get(phase).from();
  }

  /** Returns how many parameters have their gradients summed up in this phase. */
  private int length() {
    return total == null ? parameters.length() : stages.backward().get(phase).to() - first();
  }

  private void backwardShare(int share, int shares) {
    int row = (firstBlock + share) * Sums.BLOCK;
    Objects.requireNonNull(body)
        .backward(
            phase,
            parameters,
            Objects.requireNonNull(workspace),
            sums.next(firstBlock + share),
            gradients.buffer(share),
            row,
            Math.min(row + Sums.BLOCK, rows));
  }

  private void addShare(int share, int shares) {
    int from = first();
    gradients.add(from + start(length(), share, shares), from + start(length(), share + 1, shares));
  }

  @Override
  public void remember(Memory memory) {
    masks.remember(memory);
  }

  /** Returns the gradient of the batch at hand. */
  Reals gradient() {
    return total == null ? gradients.result() : total;
  }

  /** Returns whether every element of the gradient is finite. */
  boolean isGradientFinite() {
    finite = true;
    shareElements(check);
    return finite;
  }

  private void checkShare(int share, int shares) {
    BlockBody block = Objects.requireNonNull(body);
    if (!block.isFinite(gradient(), start(share, shares), start(share + 1, shares))) {
      finite = false;
    }
  }

  /** Changes the parameters along the gradient. */
  void update(OptimizerState state, double rate) {
    this.rate = rate;
    state.begin(parameters, gradient());
    optimizer = state;
    shareElements(update);
  }

  private void updateShare(int share, int shares) {
    OptimizerState state = Objects.requireNonNull(optimizer);
    int from = start(share, shares);
    learned.step(state, parameters, gradient(), from, start(share + 1, shares), rate);
  }

  private void shareElements(Workers.Task task) {
    share(task, parameters.length() < LEAST_SHARED ? 1 : threads);
  }

  private void share(Workers.Task task, int shares) {
    if (shares == 1) {
      task.run(0, 1);
    } else {
      workers.run(task, shares);
    }
  }

  /** Returns where the parameters of a share begin. */
  private int start(int share, int shares) {
    return start(parameters.length(), share, shares);
  }

  /** Returns where a share of {@code length} elements begins; the last one ends at the length. */
  static int start(int length, int share, int shares) {
    if (share == shares) {
      return length;
    }
    long grains = (length + (GRAIN - 1L)) / GRAIN;
    return (int) Math.min(length, grains * share / shares * GRAIN);
  }
}
