package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Sums;

/**
 * How many threads a step is shared among.
 *
 * @param asked the most there may be, or 0 if the trainer chooses
 * @param processors the processors of the machine that this program may use
 * @param multiplyAdds those of one row, forward
 */
record Threads(int asked, int processors, long multiplyAdds) {
  /**
   * The multiply-adds of one block, forward and backward, from which on another thread is used.
   * Plain loops take some 100 microseconds for as many at their best, while a step is handed over
   * about five times: at a microsecond each if the other thread still spins, and at 5 to 30 if it
   * must be woken.
   */
  static final long WORTH_A_THREAD = 2_000_000;

  /** Forward, the gradient of the weights, the gradient of the inputs: one each. */
  private static final int PASSES = 3;

  static Threads of(TrainerSettings settings, Architecture architecture) {
    return new Threads(
        settings.threads(), Runtime.getRuntime().availableProcessors(), multiplyAdds(architecture));
  }

  /** Returns the threads for a batch, the calling one included. */
  int forRows(int rows) {
    int useful = asked == 0 ? automatic() : asked;
    return Math.max(1, Math.min(useful, Sums.blocks(rows)));
  }

  private int automatic() {
    return multiplyAdds * PASSES * Sums.BLOCK >= WORTH_A_THREAD ? processors : 1;
  }

  /**
   * Returns the multiply-adds of one row, forward: one per weight of a dense layer. Other layers
   * count nothing, so that the choice errs towards one thread.
   */
  static long multiplyAdds(Architecture architecture) {
    long sum = 0;
    for (Architecture.Node node : architecture.nodes()) {
      for (Architecture.Parameter parameter : architecture.parameters()) {
        if (node.kind().equals("Dense") && parameter.name().equals(node.name() + ".weight")) {
          sum += parameter.size();
        }
      }
    }
    return sum;
  }
}
