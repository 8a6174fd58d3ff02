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
  private final List<Field> fields = new ArrayList<>();

  DatasetBuilder() {}

  /** Adds the features of the only input. */
  public DatasetBuilder features(float[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.empty(), new FloatStore(values.clone()), width);
  }

  /** Adds the features of the only input. */
  public DatasetBuilder features(double[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.empty(), new DoubleStore(values.clone()), width);
  }

  /** Adds the features of one input. */
  public DatasetBuilder features(String input, float[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.of(input), new FloatStore(values.clone()), width);
  }

  /** Adds the features of one input. */
  public DatasetBuilder features(String input, double[] values, int width) {
    return numbers(Field.Kind.FEATURES, Optional.of(input), new DoubleStore(values.clone()), width);
  }

  /** Adds the targets of the only loss. */
  public DatasetBuilder targets(float[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.empty(), new FloatStore(values.clone()), width);
  }

  /** Adds the targets of the only loss. */
  public DatasetBuilder targets(double[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.empty(), new DoubleStore(values.clone()), width);
  }

  /** Adds the targets of one loss, named by the loss or by the node it reads. */
  public DatasetBuilder targets(String loss, float[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.of(loss), new FloatStore(values.clone()), width);
  }

  /** Adds the targets of one loss, named by the loss or by the node it reads. */
  public DatasetBuilder targets(String loss, double[] values, int width) {
    return numbers(Field.Kind.TARGETS, Optional.of(loss), new DoubleStore(values.clone()), width);
  }

  /**
   * Adds the classes of the only loss.
   *
   * @param labels one index into {@code names} per row
   */
  public DatasetBuilder classes(int[] labels, List<String> names) {
    return labels(Optional.empty(), labels.clone(), names);
  }

  /**
   * Adds the classes of one loss, named by the loss or by the node it reads.
   *
   * @param labels one index into {@code names} per row
   */
  public DatasetBuilder classes(String loss, int[] labels, List<String> names) {
    return labels(Optional.of(loss), labels.clone(), names);
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
    return new Dataset(fields, first.rows());
  }

  private DatasetBuilder numbers(Field.Kind kind, Optional<String> name, Store store, int width) {
    Field field = new Field(kind, name, width, store, List.of());
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

  private DatasetBuilder labels(Optional<String> name, int[] labels, List<String> names) {
    Field field = new Field(Field.Kind.CLASSES, name, 1, new IntStore(labels), List.copyOf(names));
    if (new HashSet<>(names).size() != names.size()) {
      throw new DataException(field.describe() + " have a name twice: " + names);
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= names.size()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: row %d has class %d, but there are %d classes",
                field.describe(),
                row,
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
