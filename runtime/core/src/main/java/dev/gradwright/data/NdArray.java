package dev.gradwright.data;

import java.util.List;
import java.util.Objects;

/**
 * An array of numbers as a file holds it; its first dimension counts rows. It never changes.
 *
 * @see Idx
 * @see Npy
 */
public final class NdArray {
  private final List<Integer> shape;
  private final Store store;
  private final int width;

  NdArray(List<Integer> shape, Store store) {
    this.shape = List.copyOf(shape);
    this.store = store;
    this.width = store.length() / shape.get(0);
  }

  /** Returns the dimensions, the number of rows first. */
  public List<Integer> shape() {
    return shape;
  }

  /** Returns the number of rows, at least 1. */
  public int rows() {
    return shape.get(0);
  }

  /** Returns the numbers per row. */
  public int width() {
    return width;
  }

  /** Returns one number of a row, whose numbers are counted with the last dimension fastest. */
  public double get(int row, int index) {
    Objects.checkIndex(index, width);
    return store.get(Objects.checkIndex(row, rows()) * width + index);
  }

  /** Returns the dimensions of one row. */
  List<Integer> rowShape() {
    return shape.size() == 1 ? List.of(1) : shape.subList(1, shape.size());
  }

  Store store() {
    return store;
  }
}
