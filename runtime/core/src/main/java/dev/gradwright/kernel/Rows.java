package dev.gradwright.kernel;

import dev.gradwright.GradwrightException;
import java.util.Locale;

/**
 * Moves rows between a caller's arrays and the buffers of a workspace, after looking at lengths.
 */
public final class Rows {
  private Rows() {}

  /**
   * Copies the one row of an input.
   *
   * @throws GradwrightException if the row has another length than {@code width}
   */
  public static void inRow(String input, float[] row, int width, float[] buffer) {
    requireExactly(input, row.length, width);
    System.arraycopy(row, 0, buffer, 0, width);
  }

  /**
   * Copies the one row of an input.
   *
   * @throws GradwrightException if the row has another length than {@code width}
   */
  public static void inRow(String input, double[] row, int width, double[] buffer) {
    requireExactly(input, row.length, width);
    System.arraycopy(row, 0, buffer, 0, width);
  }

  /**
   * Copies rows {@code first} to {@code first + rows} of an input.
   *
   * @throws GradwrightException if the array ends before
   */
  public static void in(
      String input, float[] array, int first, int rows, int width, float[] buffer) {
    requireAtLeast(input, array.length, first + rows, width);
    System.arraycopy(array, first * width, buffer, 0, rows * width);
  }

  /**
   * Copies rows {@code first} to {@code first + rows} of an input.
   *
   * @throws GradwrightException if the array ends before
   */
  public static void in(
      String input, double[] array, int first, int rows, int width, double[] buffer) {
    requireAtLeast(input, array.length, first + rows, width);
    System.arraycopy(array, first * width, buffer, 0, rows * width);
  }

  /**
   * Copies rows of an output into a caller's array of several outputs side by side.
   *
   * @param buffer {@code [rows, width]}
   * @param out {@code [.., stride]}
   * @param first the row of {@code out} to begin at
   * @param column where this output begins in a row of {@code out}
   * @throws GradwrightException if the array ends before
   */
  public static void out(
      float[] buffer, int rows, int width, float[] out, int first, int column, int stride) {
    requireAtLeast("the result", out.length, first + rows, stride);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(buffer, r * width, out, (first + r) * stride + column, width);
    }
  }

  /**
   * Copies rows of an output into a caller's array of several outputs side by side.
   *
   * @param buffer {@code [rows, width]}
   * @param out {@code [.., stride]}
   * @param first the row of {@code out} to begin at
   * @param column where this output begins in a row of {@code out}
   * @throws GradwrightException if the array ends before
   */
  public static void out(
      double[] buffer, int rows, int width, double[] out, int first, int column, int stride) {
    requireAtLeast("the result", out.length, first + rows, stride);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(buffer, r * width, out, (first + r) * stride + column, width);
    }
  }

  private static void requireExactly(String what, int length, int width) {
    if (length != width) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT, "%s takes a row of %d numbers, but got %d", what, width, length));
    }
  }

  private static void requireAtLeast(String what, int length, int rows, int width) {
    if (length < (long) rows * width) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "%s needs %d rows of %d numbers, but the array holds %d",
              what,
              rows,
              width,
              length));
    }
  }
}
