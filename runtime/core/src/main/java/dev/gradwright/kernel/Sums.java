package dev.gradwright.kernel;

/**
 * Sums over the rows of a batch in the one order this library uses.
 *
 * <p>Rows are added in ascending order, starting from +0, within blocks of {@value #BLOCK} rows.
 * The sums of the blocks are added in a fixed binary tree: at each level neighbours are added, and
 * an odd last one passes up. The bits therefore depend on nothing but the rows, neither on threads
 * nor on how a batch was cut at borders of blocks.
 *
 * @see BlockTree the same order for gradients
 */
public final class Sums {
  /** The number of rows that form one chain. */
  public static final int BLOCK = 64;

  private Sums() {}

  /** Returns the number of blocks that {@code rows} rows fall into; the last one may be short. */
  public static int blocks(int rows) {
    // Not (rows + BLOCK - 1) / BLOCK, which overflows for the largest arrays.
    return rows / BLOCK + (rows % BLOCK == 0 ? 0 : 1);
  }

  /** Returns the sum of the first {@code rows} elements; +0 if there are none. */
  public static float batch(float[] a, int rows) {
    return rows == 0 ? 0f : tree(a, 0, rows);
  }

  /** Returns the sum of the first {@code rows} elements; +0 if there are none. */
  public static double batch(double[] a, int rows) {
    return rows == 0 ? 0.0 : tree(a, 0, rows);
  }

  private static float tree(float[] a, int from, int to) {
    if (to - from <= BLOCK) {
      float sum = 0f;
      for (int i = from; i < to; i++) {
        sum += a[i];
      }
      return sum;
    }
    int middle = from + leftRows(to - from);
    return tree(a, from, middle) + tree(a, middle, to);
  }

  private static double tree(double[] a, int from, int to) {
    if (to - from <= BLOCK) {
      double sum = 0.0;
      for (int i = from; i < to; i++) {
        sum += a[i];
      }
      return sum;
    }
    int middle = from + leftRows(to - from);
    return tree(a, from, middle) + tree(a, middle, to);
  }

  /** The left subtree is full: it holds the largest power of two of blocks below the total. */
  private static int leftRows(int rows) {
    return Integer.highestOneBit(blocks(rows) - 1) * BLOCK;
  }
}
