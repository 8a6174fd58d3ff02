package dev.gradwright.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds a {@link Dataset} from arrays, which are copied: changing them later changes nothing.
 *
 * <p>Arrays are flat and row-major: row {@code r} of a field of width {@code w} is at {@code r *
 * w}. A field without a name belongs to the model's only input, or its only loss. Every method
 * throws {@link DataException} where the arguments do not fit together.
 */
public final class DatasetBuilder {
  private static final int MISSING_CLASS = -1;

  private final List<Field> fields = new ArrayList<>();

  DatasetBuilder() {}

  /** Adds the features of the only input. */
  public DatasetBuilder features(float[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.empty(), FloatStore.copyOf(values), width);
  }

  /** Adds the features of the only input. */
  public DatasetBuilder features(double[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.empty(), DoubleStore.copyOf(values), width);
  }

  /** Adds the features of one input. */
  public DatasetBuilder features(String input, float[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.of(input), FloatStore.copyOf(values), width);
  }

  /** Adds the features of one input. */
  public DatasetBuilder features(String input, double[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.of(input), DoubleStore.copyOf(values), width);
  }

  /** Adds the features of the only input, one array for each row, all of one length. */
  public DatasetBuilder features(double[][] rows) {
    return numbers(Field.Kind.FEATURES, Optional.empty(), DoubleStore.ofRows(rows), rows[0].length);
  }

  /** Adds the features of one input, one array for each row, all of one length. */
  public DatasetBuilder features(String input, double[][] rows) {
    return numbers(
        Field.Kind.FEATURES, Optional.of(input), DoubleStore.ofRows(rows), rows[0].length);
  }

  /** Adds the features of the only input, of the array's shape after its first dimension. */
  public DatasetBuilder features(NdArray array) {
    return array(Field.Kind.FEATURES, Optional.empty(), array);
  }

  /** Adds the features of one input, of the array's shape after its first dimension. */
  public DatasetBuilder features(String input, NdArray array) {
    return array(Field.Kind.FEATURES, Optional.of(input), array);
  }

  /** Adds the targets of the only loss, of the array's shape after its first dimension. */
  public DatasetBuilder targets(NdArray array) {
    return array(Field.Kind.TARGETS, Optional.empty(), array);
  }

  /** Adds the targets of one loss, named by the loss or by the node it reads. */
  public DatasetBuilder targets(String loss, NdArray array) {
    return array(Field.Kind.TARGETS, Optional.of(loss), array);
  }

  /** Adds the targets of the only loss. */
  public DatasetBuilder targets(float[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.empty(), FloatStore.copyOf(values), width);
  }

  /** Adds the targets of the only loss. */
  public DatasetBuilder targets(double[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.empty(), DoubleStore.copyOf(values), width);
  }

  /** Adds the targets of one loss, named by the loss or by the node it reads. */
  public DatasetBuilder targets(String loss, float[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.of(loss), FloatStore.copyOf(values), width);
  }

  /** Adds the targets of one loss, named by the loss or by the node it reads. */
  public DatasetBuilder targets(String loss, double[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.of(loss), DoubleStore.copyOf(values), width);
  }

  /** Adds records as the features of one input. */
  public <T> DatasetBuilder features(String input, RecordType<T> type, List<T> rows) {
    return add(type.field(input, rows));
  }

  /** Adds constants of an enum as the classes of one loss. */
  public <E extends Enum<E>> DatasetBuilder classes(
      String loss, ClassType<E> type, List<E> classes) {
    return add(type.field(loss, classes));
  }

  /**
   * Adds the classes of the only loss.
   *
   * @param labels one index into {@code names} per row, or -1 where the class is missing, which a
   *     loss marked {@link dev.gradwright.Masked} takes
   */
  public DatasetBuilder classes(int[] labels, List<String> names) {
    return labels(Optional.empty(), labels, 1, names);
  }

  /**
   * Adds the classes of the only loss, several for each row, such as one for every place of a text.
   *
   * @param labels indices into {@code names}, row by row, or -1 where a class is missing
   * @param width how many classes a row has
   */
  public DatasetBuilder classes(int[] labels, int width, List<String> names) {
    return labels(Optional.empty(), labels, width, names);
  }

  /**
   * Adds the classes of one loss, several for each row, named by the loss or by the node it reads.
   *
   * @param labels indices into {@code names}, row by row, or -1 where a class is missing
   * @param width how many classes a row has
   */
  public DatasetBuilder classes(String loss, int[] labels, int width, List<String> names) {
    return labels(Optional.of(loss), labels, width, names);
  }

  /**
   * Adds the classes of one loss, named by the loss or by the node it reads.
   *
   * @param labels one index into {@code names} per row, or -1 where the class is missing, which a
   *     loss marked {@link dev.gradwright.Masked} takes
   */
  public DatasetBuilder classes(String loss, int[] labels, List<String> names) {
    return labels(Optional.of(loss), labels, 1, names);
  }

  /**
   * Returns the data set.
   *
   * @throws DataException if there is no field, no row, or fields differ in their number of rows
   */
  public Dataset build() {
    if (fields.isEmpty()) {
      throw new DataException("a data set needs at least one field");
    }
    Field first = fields.get(0);
    for (Field field : fields) {
      if (field.rows() != first.rows()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s have %d rows, but %s have %d",
                first.describe(),
                first.rows(),
                field.describe(),
                field.rows()));
      }
    }
    if (first.rows() == 0) {
      throw new DataException("a data set needs at least one row");
    }
    return new Dataset(fields, first.rows(), List.of(), Optional.empty());
  }

  private DatasetBuilder numbers(Field.Kind kind, Optional<String> name, Store store, int width) {
    Field field = new Field(kind, name, Math.max(1, width), store, List.of());
    if (width < 1) {
      throw new DataException(
          String.format(
              Locale.ROOT, "%s need a width of at least 1, not %d", field.describe(), width));
    }
    if (store.length() % width != 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s hold %d numbers, which is not a multiple of their width %d",
              field.describe(),
              store.length(),
              width));
    }
    return add(field);
  }

  private DatasetBuilder array(Field.Kind kind, Optional<String> name, NdArray array) {
    List<Integer> shape = array.rowShape();
    return add(new Field(kind, name, shape, List.of(), array.store(), List.of()));
  }

  private DatasetBuilder labels(
      Optional<String> name, int[] labels, int width, List<String> names) {
    if (labels == null || names == null) {
      throw new DataException("the classes or their names are null");
    }
    Store store = new IntStore(labels.clone());
    Field field =
        new Field(Field.Kind.CLASSES, name, Math.max(1, width), store, List.copyOf(names));
    if (width < 1 || labels.length % width != 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s hold %d labels, which is not a multiple of their width %d",
              field.describe(),
              labels.length,
              width));
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new DataException(field.describe() + " have a name twice: " + names);
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < MISSING_CLASS || labels[row] >= names.size()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: row %d has class %d, but there are %d classes",
                field.describe(),
                row / width,
                labels[row],
                names.size()));
      }
    }
    return add(field);
  }

  private DatasetBuilder add(Field field) {
    boolean features = field.kind() == Field.Kind.FEATURES;
    for (Field other : fields) {
      if ((other.kind() == Field.Kind.FEATURES) == features && other.name().equals(field.name())) {
        throw new DataException(field.describe() + " are given twice");
      }
    }
    fields.add(field);
    return this;
  }
}
