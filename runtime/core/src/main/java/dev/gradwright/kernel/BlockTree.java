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
 * <p>Several threads may work on a wave of consecutive blocks: each fills its own {@link
 * #next(int)}, then one of them calls {@link #take}, all share out the elements of {@link #add},
 * and one calls {@link #settle()}. The order of the additions, hence every bit, is the same.
 * Everything but {@link #next(int)} and {@link #add} is for one thread at a time, and the caller
 * makes the steps of a wave visible from thread to thread.
 */
public final class BlockTree {
  private final Precision precision;
  private final int length;
  private Reals[] stack = new Reals[0];
  private int blocks;
  private int depth;
  // Additions taken in but not done: sums[i] += addends[i], in this order.
  private Reals[] sums = new Reals[0];
  private Reals[] addends = new Reals[0];
  private int additions;

  /** Creates a tree for gradients of {@code length} numbers. */
  public BlockTree(Precision precision, int length) {
    this.precision = precision;
    this.length = length;
    ensure(1);
  }

  /** Allocates what a batch of {@code blocks} blocks needs, one after the other. */
  public void ensure(int blocks) {
    ensure(blocks, 1);
  }

  /**
   * Allocates what a batch of {@code blocks} blocks needs in waves of {@code wave} blocks, the last
   * of which may be shorter; nothing else here allocates.
   */
  public void ensure(int blocks, int wave) {
    int needed = 1;
    for (int done = 0; done < blocks; done += wave) {
      // Before block k the stack holds one subtree for every set bit of k.
      needed = Math.max(needed, Integer.bitCount(done) + Math.min(wave, blocks - done));
    }
    int present = stack.length;
    if (needed > present) {
      stack = Arrays.copyOf(stack, needed);
      for (int i = present; i < needed; i++) {
        stack[i] = Reals.of(precision, length);
      }
      // Every addition makes two buffers of the stack into one.
      sums = Arrays.copyOf(sums, needed);
      addends = Arrays.copyOf(addends, needed);
    }
  }

  /** Returns the buffer for the gradient of the next block, set to +0. */
  public Reals next() {
    return next(0);
  }

  /** Returns the buffer for the gradient of a block of the next wave, set to +0. */
  public Reals next(int inWave) {
    Reals buffer = buffer(inWave);
    buffer.fill(0);
    return buffer;
  }

  /** Returns the buffer for the gradient of a block of the next wave, with anything in it. */
  public Reals buffer(int inWave) {
    return stack[depth + inWave];
  }

  /** Takes in the block that was written to {@link #next()}. */
  public void push() {
    take(1, false);
    addAll();
  }

  /**
   * Takes in the blocks {@code 0 ... count - 1} of a wave. Their additions are still to be done.
   *
   * @param last whether the batch ends with them; the next block then begins a new one
   */
  public void take(int count, boolean last) {
    int first = depth;
    for (int i = 0; i < count; i++) {
      // Where subtrees were joined, this block's buffer no longer lies on top of the stack.
      Reals free = stack[depth];
      stack[depth] = stack[first + i];
      stack[first + i] = free;
      depth++;
      blocks++;
      for (int joins = Integer.numberOfTrailingZeros(blocks); joins > 0; joins--) {
        join();
      }
    }
    if (last) {
      while (depth > 1) {
        join();
      }
      blocks = 0;
      depth = 0;
    }
  }

  /** Does the additions of the blocks taken in for the elements {@code [from, to)}. */
  public void add(int from, int to) {
    for (int i = 0; i < additions; i++) {
      sums[i].add(addends[i], from, to);
    }
  }

  /** Notes that the additions of the blocks taken in are done for all elements. */
  public void settle() {
    additions = 0;
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
    take(0, true);
    addAll();
  }

  /** Drops the blocks of an unfinished batch. */
  public void reset() {
    blocks = 0;
    depth = 0;
    additions = 0;
  }

  /** Returns the buffer with the total of the last finished batch, valid until the next block. */
  public Reals result() {
    return stack[0];
  }

  private void addAll() {
    add(0, length);
    settle();
  }

  private void join() {
    depth--;
    sums[additions] = stack[depth - 1];
    addends[additions] = stack[depth];
    additions++;
  }
}
