package dev.gradwright.data;

import java.util.Objects;

/**
 * Some rows of a data set, in an order of their own.
 *
 * <p>A batch copies no data; it refers to the row indices it was made from. {@link #select} moves
 * it to other rows, so that a loop over many batches needs one object.
 */
public final class Batch {
  private final Dataset data;
  private int[] order;
  private int from;
  private int rows;
  // Whether the rows are known to follow each other in the data set.
  private boolean inOrder;

  /** Returns all rows in their own order. */
  static Batch ofAll(Dataset data, int[] order) {
    Batch batch = new Batch(data, order, 0, order.length);
    batch.inOrder = true;
    return batch;
  }

  /**
   * Creates a batch of the rows {@code order[from] ... order[from + rows - 1]}.
   *
   * @param order row indices of {@code data}; not copied
   * @throws IndexOutOfBoundsException if the range is not within {@code order}
   */
  public Batch(Dataset data, int[] order, int from, int rows) {
    this.data = Objects.requireNonNull(data, "data");
    this.order = order;
    Objects.checkFromIndexSize(from, rows, order.length);
    this.from = from;
    this.rows = rows;
  }

  /**
   * Moves this batch to the rows {@code order[from] ... order[from + rows - 1]}.
   *
   * @param order row indices of the same data set; not copied
   * @throws IndexOutOfBoundsException if the range is not within {@code order}
   */
  public void select(int[] order, int from, int rows) {
    Objects.checkFromIndexSize(from, rows, order.length);
    this.order = order;
    this.from = from;
    this.rows = rows;
    inOrder = false;
  }

  /**
   * Returns a batch of the rows with the same indices of another data set, sharing this batch's
   * order.
   */
  public Batch on(Dataset other) {
    Batch same = new Batch(other, order, from, rows);
    same.inOrder = inOrder;
    return same;
  }

  /** Returns the data set the rows are taken from. */
  public Dataset data() {
    return data;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the index in the data set of the {@code i}-th row of this batch. */
  public int row(int i) {
    return order[from + Objects.checkIndex(i, rows)];
  }

  /**
   * Writes the rows of one field one after the other, rounded to {@code float}; classes are written
   * as their indices.
   *
   * @param field the index of the field in {@link Dataset#fields()}
   * @param target receives {@code rows() * width} numbers from its start
   * @throws IndexOutOfBoundsException if {@code target} is too short
   */
  public void gather(int field, float[] target) {
    gather(field, target, 0, rows);
  }

  /**
   * Writes some rows of one field to where {@link #gather(int, float[])} writes them.
   *
   * @param start the first row of this batch to write
   * @param end the row after the last
   * @throws IndexOutOfBoundsException if {@code target} is too short, or the batch has no such rows
   */
  public void gather(int field, float[] target, int start, int end) {
    Objects.checkFromToIndex(start, end, rows);
    Field source = data.field(field);
    int width = source.width();
    if (inOrder) {
      int first = start * width;
      source.store().copy(first, target, first, end * width - first);
    } else {
      source.store().gather(order, from, start, end, width, target);
    }
  }

  /**
   * Writes the rows of one field one after the other; classes are written as their indices.
   *
   * @param field the index of the field in {@link Dataset#fields()}
   * @param target receives {@code rows() * width} numbers from its start
   * @throws IndexOutOfBoundsException if {@code target} is too short
   */
  public void gather(int field, double[] target) {
    gather(field, target, 0, rows);
  }

  /**
   * Writes some rows of one field to where {@link #gather(int, double[])} writes them.
   *
   * @param start the first row of this batch to write
   * @param end the row after the last
   * @throws IndexOutOfBoundsException if {@code target} is too short, or the batch has no such rows
   */
  public void gather(int field, double[] target, int start, int end) {
    Objects.checkFromToIndex(start, end, rows);
    Field source = data.field(field);
    int width = source.width();
    Store store = source.store();
    for (int i = start; i < end; i++) {
      store.copy(order[from + i] * width, target, i * width, width);
    }
  }
}
