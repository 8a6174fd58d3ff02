package dev.gradwright.data;

import dev.gradwright.kernel.Generator;
import java.util.ArrayList;
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
 * @see Sql
 * @see Idx
 * @see Npy
 * @see Preparation
 */
public final class Dataset {
  private final List<Field> fields;
  private final int rows;
  private final List<Note> notes;
  private final Optional<Preparation> preparation;

  Dataset(List<Field> fields, int rows, List<Note> notes, Optional<Preparation> preparation) {
    this.fields = List.copyOf(fields);
    this.rows = rows;
    this.notes = List.copyOf(notes);
    this.preparation = preparation;
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

  /** Returns the classes of the only loss in the order of their indices; empty if it has none. */
  public List<String> classNames() {
    int index = targets();
    return index < 0 ? List.of() : fields.get(index).classNames();
  }

  /** Returns the classes of this loss or node in the order of their indices; empty if none. */
  public List<String> classNames(String loss) {
    int index = targets(loss);
    return index < 0 ? List.of() : fields.get(index).classNames();
  }

  /**
   * Returns what was noted when these data were read and prepared, which a part of them keeps, and
   * the classes that no row or a single row of them has.
   */
  public List<Note> notes() {
    List<Note> all = new ArrayList<>(notes);
    for (Field field : fields) {
      if (field.kind() == Field.Kind.CLASSES) {
        all.addAll(ClassNotes.of(field));
      }
    }
    return List.copyOf(all);
  }

  /** Returns the preparation that was applied to these data; empty for data as they were read. */
  public Optional<Preparation> preparation() {
    return preparation;
  }

  /**
   * Returns what tells these data from others, in 64 hexadecimal digits: SHA-256 over the fields,
   * their names, shapes, classes and numbers, in their order.
   */
  public String digest() {
    return DataDigest.of(this);
  }

  /** Returns what was noted so far, without what can be seen in the rows. */
  List<Note> origin() {
    return notes;
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
    return new Dataset(kept, rows.length, notes, preparation);
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
    return Partition.split(this, fraction, seed);
  }

  /**
   * Cuts the rows into two data sets as {@link #split} does, but of each class the same share, so
   * that its rows for training are {@code rows * fraction} rounded up or down.
   *
   * @param fraction the share of the rows for training, between 0 and 1
   * @throws DataException if there is not one field of classes, the fraction is not between 0 and
   *     1, or one part would be empty
   */
  public Split stratifiedSplit(double fraction, long seed) {
    return Partition.stratifiedSplit(this, fraction, seed);
  }

  /**
   * Cuts the rows into {@code k} parts whose sizes differ by at most 1, and returns each of them as
   * the test part, with all others to train on: for cross-validation.
   *
   * <p>The rows are shuffled by {@link Generator#shuffle} with this seed; the row at place {@code
   * i} is tested in fold {@code i mod k}.
   *
   * @throws DataException if {@code k} is below 2 or above the number of rows
   */
  public List<Split> folds(int k, long seed) {
    return Partition.folds(this, k, seed);
  }

  /**
   * Cuts the rows into folds as {@link #folds} does, after bringing the shuffled rows of a class
   * together: the counts of every class in the parts differ by at most 1, and so do their sizes.
   *
   * @throws DataException if there is not one field of classes, or {@code k} is below 2 or above
   *     the number of rows
   */
  public List<Split> stratifiedFolds(int k, long seed) {
    return Partition.stratifiedFolds(this, k, seed);
  }

  /** Returns all rows as one batch. */
  public Batch batch() {
    return Batch.ofAll(this, order());
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
