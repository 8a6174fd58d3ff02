package dev.gradwright.data;

import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows of features and of what is to be predicted from them, in memory.
 *
 * <p>A data set never changes: the arrays it is built from are copied. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * Dataset data = Dataset.builder().features(pixels, 784).classes(digits, names).build();
 * }</pre>
 *
 * @see Csv
 */
public final class Dataset {
  private final List<Field> fields;
  private final int rows;

  Dataset(List<Field> fields, int rows) {
    this.fields = List.copyOf(fields);
    this.rows = rows;
  }

  /** Starts a data set from arrays. */
  public static DatasetBuilder builder() {
    return new DatasetBuilder();
  }

  /** Returns the number of rows, at least 1. */
  public int rows() {
    return rows;
  }

  /** Returns the fields in the order in which they were given. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns a field by its index in {@link #fields()}. */
  public Field field(int index) {
    return fields.get(index);
  }

  /** Returns the index of the features without a name, or -1 if there are none. */
  public int features() {
    return find(true, Optional.empty());
  }

  /** Returns the index of the features of this input, or -1 if there are none. */
  public int features(String input) {
    return find(true, Optional.of(input));
  }

  /** Returns the index of the targets or classes without a name, or -1 if there are none. */
  public int targets() {
    return find(false, Optional.empty());
  }

  /** Returns the index of the targets or classes of this loss or node, or -1 if there are none. */
  public int targets(String loss) {
    return find(false, Optional.of(loss));
  }

  private int find(boolean features, Optional<String> name) {
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if ((field.kind() == Field.Kind.FEATURES) == features && field.name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Returns a data set of some rows in the order given; a row may be taken several times.
   *
   * @throws DataException if there is no row, or an index is not one of this data set
   */
  public Dataset slice(int... rows) {
    if (rows.length == 0) {
      throw new DataException("a data set needs at least one row");
    }
    for (int row : rows) {
      if (row < 0 || row >= this.rows) {
        throw new DataException(
            String.format(Locale.ROOT, "there is no row %d among %d rows", row, this.rows));
      }
    }
    List<Field> kept = new ArrayList<>(fields.size());
    for (Field field : fields) {
      kept.add(field.slice(rows));
    }
    return new Dataset(kept, rows.length);
  }

  /**
   * Shuffles the rows and cuts them into two data sets.
   *
   * <p>The order is that of {@link Generator#shuffle} with this seed; the first {@code rows *
   * fraction} rows of it, rounded to the nearest number, are for training.
   *
   * @param fraction the share of the rows for training, between 0 and 1
   * @throws DataException if the fraction is not between 0 and 1, or one part would be empty
   */
  public Split split(double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new DataException("the fraction of a split is between 0 and 1, not " + fraction);
    }
    int first = (int) Math.round(rows * fraction);
    if (first == 0 || first == rows) {
      throw new DataException(
          String.format(
              Locale.ROOT, "a split of %d rows at %s leaves one part empty", rows, fraction));
    }
    int[] order = order();
    new Generator(seed).shuffle(order, rows);
    return new Split(
        slice(Arrays.copyOf(order, first)), slice(Arrays.copyOfRange(order, first, rows)));
  }

  /** Returns all rows as one batch. */
  public Batch batch() {
    return new Batch(this, order(), 0, rows);
  }

  /**
   * Returns the rows in their order as batches; the last one may be smaller.
   *
   * @throws DataException if {@code size} is below 1
   */
  public List<Batch> batches(int size) {
    return cut(order(), size);
  }

  /**
   * Returns the rows, shuffled by {@link Generator#shuffle} with this seed, as batches; the last
   * one may be smaller.
   *
   * @throws DataException if {@code size} is below 1
   */
  public List<Batch> batches(int size, long seed) {
    int[] order = order();
    new Generator(seed).shuffle(order, rows);
    return cut(order, size);
  }

  private List<Batch> cut(int[] order, int size) {
    if (size < 1) {
      throw new DataException("a batch has at least 1 row, not " + size);
    }
    List<Batch> batches = new ArrayList<>();
    int from = 0;
    while (from < rows) {
      int count = Math.min(size, rows - from);
      batches.add(new Batch(this, order, from, count));
      from += count;
    }
    return List.copyOf(batches);
  }

  private int[] order() {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    return order;
  }
}
