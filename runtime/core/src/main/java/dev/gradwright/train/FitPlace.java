package dev.gradwright.train;

import dev.gradwright.kernel.Generator;
import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import dev.gradwright.state.Streams;

/**
 * How far a fit has come: always a place between two steps. The rows of a window are put in order
 * by a generator, whose state before that stands for the order.
 */
final class FitPlace implements Resumable {
  private static final long CHANGES = Streams.key("augmentation");

  private final Generator random;
  private long orderState;
  // Whether the rows of the window at hand are in order.
  private boolean arranged;
  private int epoch = 1;
  private int window;
  private int row;
  private int step;
  private long steps;
  private int skipped;

  FitPlace(Generator random) {
    this.random = random;
  }

  /** Returns the epoch under way, from 1. */
  int epoch() {
    return epoch;
  }

  /** Returns the windows of this epoch that are done. */
  int window() {
    return window;
  }

  /** Returns the rows of this window that are done. */
  int row() {
    return row;
  }

  /** Returns the steps of this epoch that are done. */
  int step() {
    return step;
  }

  /** Returns the steps of this fit that are done. */
  long steps() {
    return steps;
  }

  /** Returns the batches of this epoch that were left out. */
  int skipped() {
    return skipped;
  }

  boolean isAtEpochStart() {
    return step == 0;
  }

  /** Puts the rows of a window in order; going on within a window gives the same order again. */
  void arrange(int[] order, int rows, boolean shuffle) {
    if (arranged) {
      random.state(orderState);
    } else {
      orderState = random.state();
    }
    arranged = true;
    // From the rows' own order each time, so that it depends on the generator alone.
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    if (shuffle) {
      random.shuffle(order, rows);
    }
  }

  /** Returns what random changes of this window's rows depend on, apart from the row. */
  long drawing() {
    return Streams.start(orderState, CHANGES) + ((long) epoch << Integer.SIZE | window);
  }

  void stepped(int rows, boolean left) {
    row += rows;
    step++;
    steps++;
    skipped += left ? 1 : 0;
  }

  void windowDone() {
    window++;
    row = 0;
    arranged = false;
  }

  void epochDone() {
    epoch++;
    window = 0;
    row = 0;
    step = 0;
    skipped = 0;
  }

  @Override
  public void remember(Memory memory) {
    epoch = (int) memory.whole("epoch", epoch);
    window = (int) memory.whole("window", window);
    row = (int) memory.whole("row", row);
    step = (int) memory.whole("step", step);
    steps = memory.whole("steps", steps);
    skipped = (int) memory.whole("skipped", skipped);
    arranged = memory.flag("arranged", arranged);
    orderState = memory.whole("order", orderState);
    random.state(memory.whole("random", random.state()));
  }
}
