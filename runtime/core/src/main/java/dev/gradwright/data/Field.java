package dev.gradwright.data;

import dev.gradwright.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One part of a data set: features, numbers to predict, or classes to predict.
 *
 * <p>A row of it is {@link #width()} numbers; classes have one number per row, the index into
 * {@link #classNames()}.
 */
public final class Field {
  /** What a field is for. */
  public enum Kind {
    /** Numbers that feed an input. */
    FEATURES,
    /** Numbers that a loss compares with a prediction. */
    TARGETS,
    /** One class per row that a loss compares with a prediction. */
    CLASSES
  }

  private final Kind kind;
  private final Optional<String> name;
  private final List<Integer> shape;
  private final int width;
  private final List<Column> columns;
  private final Store store;
  private final List<String> classNames;

  /**
   * @param shape the dimensions of one row
   * @param columns one for each number of a row, or none
   */
  Field(
      Kind kind,
      Optional<String> name,
      List<Integer> shape,
      List<Column> columns,
      Store store,
      List<String> classNames) {
    this.kind = kind;
    this.name = name;
    this.shape = shape;
    int product = 1;
    for (int dimension : shape) {
      product = Math.multiplyExact(product, dimension);
    }
    this.width = product;
    this.columns = columns;
    this.store = store;
    this.classNames = classNames;
  }

  Field(Kind kind, Optional<String> name, int width, Store store, List<String> classNames) {
    this(kind, name, List.of(width), List.of(), store, classNames);
  }

  /** Returns what the field is for. */
  public Kind kind() {
    return kind;
  }

  /** Returns the node or loss this field belongs to; empty if it belongs to the only one. */
  public Optional<String> name() {
    return name;
  }

  /** Returns the dimensions of one row, for images channels, height and width. */
  public List<Integer> shape() {
    return shape;
  }

  /**
   * Returns the numbers per row, the product of {@link #shape()}; for classes how many a row has.
   */
  public int width() {
    return width;
  }

  /** Returns one column for each number of a row; empty if they have no names. */
  public List<Column> columns() {
    return columns;
  }

  /** Returns the names of the classes in the order of their indices; empty for other fields. */
  public List<String> classNames() {
    return classNames;
  }

  /** Returns the number of rows. */
  public int rows() {
    return store.length() / width;
  }

  /** Returns one number, or the index of a class. */
  public double get(int row, int column) {
    Objects.checkIndex(column, width);
    return store.get(Objects.checkIndex(row, rows()) * width + column);
  }

  /**
   * Returns the first number that is not finite once it is rounded to {@code precision}, as {@code
   * row * width + column}, or -1 if there is none.
   */
  public int firstNonFinite(Precision precision) {
    return store.firstNonFinite(precision);
  }

  /** Returns "features 'flower'", or "features" without a name: for messages. */
  String describe() {
    String what = kind.name().toLowerCase(Locale.ROOT);
    return name.map(node -> what + " '" + node + "'").orElse(what);
  }

  /** Returns "column 3 ('age')", or "column 3" without names: for messages. */
  String describeColumn(int column) {
    String place = String.format(Locale.ROOT, "column %d", column);
    return columns.isEmpty() ? place : place + " (" + Excerpt.of(columns.get(column).name()) + ")";
  }

  Store store() {
    return store;
  }

  Field slice(int[] rows) {
    return new Field(kind, name, shape, columns, store.slice(rows, width), classNames);
  }
}
