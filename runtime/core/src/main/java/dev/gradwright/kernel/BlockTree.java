package dev.gradwright.kernel;

import dev.gradwright.Precision;
import java.util.Arrays;

/**
 * Adds the gradients of the blocks of a batch in the order of {@link Sums}, with few buffers.
 *
 * <p>It is a binary counter: the stack holds one finished subtree for every set bit of the number
 * of blocks so far, the larger ones below. For every block in ascending order, fill {@link #next()}
 * and call {@link #push()}; after the last one, {@link #finish()} leaves the total in {@link
 * #result()}. A batch of one block is neither copied nor added.
 *
 * <p>Not safe for use by several threads.
 */
public final class BlockTree {
  private final Precision precision;
  private final int length;
  private Reals[] stack = new Reals[0];
  private int blocks;
  private int depth;

  /** Creates a tree for gradients of {@code length} numbers. */
  public BlockTree(Precision precision, int length) {
    this.precision = precision;
    this.length = length;
    ensure(1);
  }

  /** Allocates what a batch of {@code blocks} blocks needs; nothing else here allocates. */
  public void ensure(int blocks) {
    // Before block k the stack holds bitCount(k) subtrees, at most log2(blocks) of them.
    int needed = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(blocks, 1));
    int present = stack.length;
    if (needed > present) {
      stack = Arrays.copyOf(stack, needed);
      for (int i = present; i < needed; i++) {
        stack[i] = Reals.of(precision, length);
      }
    }
  }

  /** Returns the buffer for the gradient of the next block, set to +0. */
  public Reals next() {
    Reals buffer = stack[depth];
    buffer.fill(0);
    return buffer;
  }

  /** Takes in the block that was written to {@link #next()}. */
  public void push() {
    depth++;
    blocks++;
    for (int merges = Integer.numberOfTrailingZeros(blocks); merges > 0; merges--) {
      merge();
    }
  }

  /**
   * Ends the batch; the next block begins a new one.
   *
   * @throws IllegalStateException if the batch has no block
   */
  public void finish() {
    if (blocks == 0) {
      throw new IllegalStateException("no block was pushed");
    }
    while (depth > 1) {
      merge();
    }
    reset();
  }

  /** Drops the blocks of an unfinished batch. */
  public void reset() {
    blocks = 0;
    depth = 0;
  }

  /** Returns the buffer with the total of the last finished batch, valid until the next block. */
  public Reals result() {
    return stack[0];
  }

  private void merge() {
    depth--;
    stack[depth - 1].add(stack[depth]);
  }
}
