package dev.gradwright.kernel;

import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of one forward or backward pass, allocated once for a largest number of rows.
 *
 * <p>The buffer at an index of the {@link Layout} holds {@code rows * width} numbers, row after
 * row. A workspace belongs to one thread at a time, unless it has several sets of scratch arrays:
 * then as many threads may work on it, each on a block of rows of its own.
 */
public final class Workspace {
  private static final float[][] NO_FLOATS = {};
  private static final double[][] NO_DOUBLES = {};

  private final Precision precision;
  private final int rows;
  private final Reals[] values;
  private final Reals[] gradients;
  private final Reals scalars;
  // The same arrays once more, as generated code indexes them.
  private final float[][] floatValues;
  private final float[][] floatGradients;
  private final double[][] doubleValues;
  private final double[][] doubleGradients;
  private long uses;
  private @Nullable Lanes lanes;
  private float @Nullable [][] rowArrays;
  private final float[][][] floatScratch;
  private final double[][][] doubleScratch;

  /**
   * Allocates the buffers, with one set of scratch arrays.
   *
   * @param training whether the gradient buffers are needed too
   * @param rows the largest number of rows, at least 1
   * @throws GradwrightException if {@code rows} is below 1, or a buffer would exceed the largest
   *     array or the memory
   */
  public Workspace(Precision precision, Layout layout, boolean training, int rows) {
    this(precision, layout, training, rows, 1);
  }

  /**
   * Allocates the buffers.
   *
   * @param training whether the gradient buffers are needed too
   * @param rows the largest number of rows, at least 1
   * @param sets of scratch arrays, at least 1: how many consecutive blocks of {@link Sums#BLOCK}
   *     rows may be worked on at the same time
   * @throws GradwrightException if {@code rows} or {@code sets} is below 1, or a buffer would
   *     exceed the largest array or the memory
   */
  public Workspace(Precision precision, Layout layout, boolean training, int rows, int sets) {
    if (sets < 1) {
      throw new GradwrightException(
          "a workspace needs at least 1 set of scratch arrays, not " + sets);
    }
    if (rows < 1) {
      throw new GradwrightException("a workspace needs at least 1 row, not " + rows);
    }
    this.precision = precision;
    this.rows = rows;
    long bytes = bytes(precision, layout, training, rows, sets);
    boolean single = precision == Precision.FLOAT;
    try {
      floatScratch = new float[single ? sets : 0][][];
      for (int i = 0; i < floatScratch.length; i++) {
        floatScratch[i] = floats(scratch(precision, layout, training));
      }
      doubleScratch = new double[single ? 0 : sets][][];
      for (int i = 0; i < doubleScratch.length; i++) {
        doubleScratch[i] = doubles(scratch(precision, layout, training));
      }
      values = new Reals[layout.valueCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Reals.of(precision, rows * layout.valueWidth(i));
      }
      gradients = new Reals[training ? layout.gradientCount() : 0];
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] = Reals.of(precision, rows * layout.gradientWidth(i));
      }
      scalars = Reals.of(precision, layout.scalars());
    } catch (OutOfMemoryError e) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "the buffers for %d rows need %d bytes, but the heap is limited to %d bytes",
              rows,
              bytes,
              Runtime.getRuntime().maxMemory()),
          e);
    }
    floatValues = single ? floats(values) : NO_FLOATS;
    floatGradients = single ? floats(gradients) : NO_FLOATS;
    doubleValues = single ? NO_DOUBLES : doubles(values);
    doubleGradients = single ? NO_DOUBLES : doubles(gradients);
  }

  /** Returns the precision of all buffers. */
  public Precision precision() {
    return precision;
  }

  /** Returns the largest number of rows these buffers hold. */
  public int rows() {
    return rows;
  }

  /** Returns a value buffer by its index in the layout. */
  public Reals value(int index) {
    return values[index];
  }

  /** Returns a gradient buffer by its index in the layout. */
  public Reals gradient(int index) {
    return gradients[index];
  }

  /** Returns the scalars that belong to a whole batch. */
  public Reals scalars() {
    return scalars;
  }

  /** Returns the value buffers; empty if the precision is {@code DOUBLE}. */
  public float[][] floatValues() {
    return floatValues;
  }

  /** Returns the gradient buffers; empty if the precision is {@code DOUBLE} or without training. */
  public float[][] floatGradients() {
    return floatGradients;
  }

  /**
   * Returns the scalars that belong to a whole batch.
   *
   * @throws IllegalStateException if the precision is {@code DOUBLE}
   */
  public float[] floatScalars() {
    return scalars.floats();
  }

  /** Returns the value buffers; empty if the precision is {@code FLOAT}. */
  public double[][] doubleValues() {
    return doubleValues;
  }

  /** Returns the gradient buffers; empty if the precision is {@code FLOAT} or without training. */
  public double[][] doubleGradients() {
    return doubleGradients;
  }

  /**
   * Returns the scalars that belong to a whole batch.
   *
   * @throws IllegalStateException if the precision is {@code FLOAT}
   */
  public double[] doubleScalars() {
    return scalars.doubles();
  }

  /**
   * Returns the scratch arrays for a block of rows. They hold nothing between two steps.
   *
   * @param firstRow the block's first row; blocks that are as many blocks apart as there are sets
   *     share theirs
   * @throws IllegalStateException if the precision is {@code DOUBLE}
   */
  public float[][] floatScratch(int firstRow) {
    require(Precision.FLOAT);
    return floatScratch[firstRow / Sums.BLOCK % floatScratch.length];
  }

  /**
   * Returns the scratch arrays for a block of rows. They hold nothing between two steps.
   *
   * @param firstRow the block's first row; blocks that are as many blocks apart as there are sets
   *     share theirs
   * @throws IllegalStateException if the precision is {@code FLOAT}
   */
  public double[][] doubleScratch(int firstRow) {
    require(Precision.DOUBLE);
    return doubleScratch[firstRow / Sums.BLOCK % doubleScratch.length];
  }

  private void require(Precision expected) {
    if (precision != expected) {
      throw new IllegalStateException("this workspace is in " + precision);
    }
  }

  private static Reals[] scratch(Precision precision, Layout layout, boolean training) {
    Reals[] arrays = new Reals[layout.scratchCount()];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = Reals.of(precision, layout.scratchLength(i, training));
    }
    return arrays;
  }

  /** Notes a use of the buffers for predictions; returns the sum over all uses. */
  public long countUses(long more) {
    uses += more;
    return uses;
  }

  /** Returns the arrays of vector bodies for one block, allocated when first asked for. */
  public Lanes lanes(int[] lengths) {
    Lanes present = lanes;
    if (present == null) {
      present = new Lanes(lengths);
      present.ensure(1);
      lanes = present;
    }
    return present;
  }

  /** Returns the arrays of vector bodies for one row, allocated when first asked for. */
  public float[][] rowArrays(int[] lengths) {
    float[][] present = rowArrays;
    if (present == null) {
      present = new float[lengths.length][];
      for (int i = 0; i < lengths.length; i++) {
        present[i] = new float[lengths[i]];
      }
      rowArrays = present;
    }
    return present;
  }

  /** Checks every buffer before the first allocation, so that nothing is half done. */
  private static long bytes(
      Precision precision, Layout layout, boolean training, int rows, int sets) {
    long numbers = layout.scalars();
    for (int i = 0; i < layout.scratchCount(); i++) {
      numbers += (long) sets * layout.scratchLength(i, training);
    }
    for (int i = 0; i < layout.valueCount(); i++) {
      numbers += size(layout.valueName(i), layout.valueWidth(i), rows);
    }
    if (training) {
      for (int i = 0; i < layout.gradientCount(); i++) {
        numbers += size("gradient of " + layout.gradientName(i), layout.gradientWidth(i), rows);
      }
    }
    return numbers * (precision == Precision.FLOAT ? Float.BYTES : Double.BYTES);
  }

  private static int size(String buffer, int width, int rows) {
    try {
      return Math.multiplyExact(rows, width);
    } catch (ArithmeticException e) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "buffer %s needs rows x width = %d x %d = %d numbers, more than an array holds (%d)",
              buffer,
              rows,
              width,
              (long) rows * width,
              Integer.MAX_VALUE),
          e);
    }
  }

  private static float[][] floats(Reals[] buffers) {
    float[][] arrays = new float[buffers.length][];
    for (int i = 0; i < buffers.length; i++) {
      arrays[i] = buffers[i].floats();
    }
    return arrays;
  }

  private static double[][] doubles(Reals[] buffers) {
    double[][] arrays = new double[buffers.length][];
    for (int i = 0; i < buffers.length; i++) {
      arrays[i] = buffers[i].doubles();
    }
    return arrays;
  }
}
