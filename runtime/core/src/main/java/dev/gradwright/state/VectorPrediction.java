package dev.gradwright.state;

import dev.gradwright.kernel.Lanes;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.WarmUp;
import dev.gradwright.kernel.Workspace;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How a network goes over from plain Java to vectors: once it has been used a lot, they are warmed
 * in the background, and from then on serve all threads. The predictions stay the same to the bit.
 */
final class VectorPrediction {
  /**
   * Parameters times rows that one thread has computed before warming begins: about a second of
   * plain Java, as long as the warming will take.
   */
  private static final long WORTH = 2_000_000_000L;

  /** What has not become faster by then is not used. */
  private static final long LONGEST_NANOS = 5_000_000_000L;

  /** Fewer rows leave most lanes of a vector empty. */
  private static final int LEAST_ROWS = 4;

  private final Layout layout;
  private final Reals parameters;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable Ready ready;

  /**
   * Bodies that are compiled.
   *
   * @param lengths of the arrays of a block
   * @param packed the weights as a single row takes them, or null if plain Java is faster for one
   * @param rowLengths of the arrays of a single row
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Ready(int[] lengths, float @Nullable [] packed, int[] rowLengths) {}

  VectorPrediction(Layout layout, Reals parameters) {
    this.layout = layout;
    this.parameters = parameters;
  }

  /** Computes the first rows of a workspace, if the vectors are ready; else notes the use. */
  boolean compute(GeneratedNetwork network, Workspace workspace, int rows) {
    Ready present = ready;
    if (present != null) {
      boolean serves = rows == 1 ? present.packed() != null : rows >= LEAST_ROWS;
      if (serves) {
        compute(network, present, workspace, rows);
      }
      return serves;
    }
    boolean worth = workspace.countUses((long) rows * parameters.length()) > WORTH;
    if (worth && !begun.get() && begun.compareAndSet(false, true)) {
      begin(network);
    }
    return false;
  }

  private static void compute(
      GeneratedNetwork network, Ready present, Workspace workspace, int rows) {
    if (rows == 1 && present.packed() != null) {
      network.vectorRow(present.packed(), workspace, workspace.rowArrays(present.rowLengths()));
      return;
    }
    Lanes lanes = workspace.lanes(present.lengths());
    for (int from = 0; from < rows; from += Sums.BLOCK) {
      network.vectorForward(workspace, lanes.block(0), from, Math.min(from + Sums.BLOCK, rows));
    }
  }

  private void begin(GeneratedNetwork network) {
    if (Runtime.getRuntime().availableProcessors() > 1 && network.hasVectors()) {
      Thread thread = new Thread(() -> warm(network), "gradwright-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Warms on the calling thread; returns whether the vectors are in use afterwards. */
  boolean warmNow(GeneratedNetwork network) {
    begun.set(true);
    if (ready == null && network.hasVectors()) {
      warm(network);
    }
    return ready != null;
  }

  private void warm(GeneratedNetwork network) {
    Workspace workspace = new Workspace(parameters.precision(), layout, false, Sums.BLOCK);
    int[] rowLengths = network.vectorRowLengths();
    boolean hasRow = rowLengths.length > 0;
    Ready candidate =
        new Ready(network.vectorLengths(), hasRow ? network.vectorPack() : null, rowLengths);
    boolean row = hasRow && isFaster(network, candidate, workspace, 1);
    if (isFaster(network, candidate, workspace, Sums.BLOCK)) {
      ready = row ? candidate : new Ready(candidate.lengths(), null, rowLengths);
    }
  }

  private static boolean isFaster(
      GeneratedNetwork network, Ready candidate, Workspace workspace, int rows) {
    double plain = new WarmUp(() -> network.forward(workspace, 0, rows)).pace();
    long end = System.nanoTime() + LONGEST_NANOS;
    return new WarmUp(() -> compute(network, candidate, workspace, rows))
        .run(plain, () -> System.nanoTime() - end > 0);
  }
}
