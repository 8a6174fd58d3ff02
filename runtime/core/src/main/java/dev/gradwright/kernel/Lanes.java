package dev.gradwright.kernel;

import java.util.Arrays;

/**
 * The arrays of vector bodies: one set for each block of rows, so that blocks may be computed by
 * different threads and the backward pass finds what the forward pass left.
 */
public final class Lanes {
  private final int[] lengths;
  private float[][][] blocks = new float[0][][];

  /** Creates a memory without blocks, whose arrays will have these lengths. */
  public Lanes(int[] lengths) {
    this.lengths = lengths.clone();
  }

  /** Allocates what a batch of this many rows needs; nothing else here allocates. */
  public void ensure(int rows) {
    int present = blocks.length;
    int needed = Sums.blocks(rows);
    if (needed > present) {
      blocks = Arrays.copyOf(blocks, needed);
      for (int block = present; block < needed; block++) {
        blocks[block] = new float[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
          blocks[block][i] = new float[lengths[i]];
        }
      }
    }
  }

  /** Returns the arrays of the block that begins at this row. */
  public float[][] block(int from) {
    return blocks[from / Sums.BLOCK];
  }
}
