package dev.gradwright.kernel;

import dev.gradwright.Precision;

/**
 * The random factors of dropout, each computed from its place alone, so that blocks of rows may be
 * filled in any order by any thread.
 *
 * <p>A trainer draws one {@code long} per step, in {@code forward}, from its stream named {@code
 * dropout}; a node's numbers of that step are those of the stream that is named after the node and
 * seeded with that {@code long}, one per element of the batch, row by row. A factor is 0 where
 * {@link Generator#nextDouble} would be below the rate, else {@code 1 / (1 - rate)}.
 */
public final class DropoutMask {
  private DropoutMask() {}

  /**
   * Sets the factors of the rows {@code [from, to)}; allocates nothing.
   *
   * @param mask {@code [batch, width]}
   * @param stream the state of the node's stream of this step before its first number
   * @param rate at least 0, less than 1
   */
  public static void fill(Reals mask, int width, long stream, double rate, int from, int to) {
    double kept = 1 / (1 - rate);
    if (mask.precision() == Precision.FLOAT) {
      float[] factors = mask.floats();
      for (int i = from * width; i < to * width; i++) {
        factors[i] = Generator.doubleAt(stream, i) < rate ? 0f : (float) kept;
      }
    } else {
      double[] factors = mask.doubles();
      for (int i = from * width; i < to * width; i++) {
        factors[i] = Generator.doubleAt(stream, i) < rate ? 0 : kept;
      }
    }
  }
}
