package dev.gradwright.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a data set from a file of comma-separated values with a header, in UTF-8.
 *
 * <pre>{@code
 * Dataset flowers =
 *     Csv.read(path)
 *         .features("sepal_length", "sepal_width", "petal_length", "petal_width")
 *         .label("species")
 *         .load();
 * }</pre>
 *
 * <p>Quoting is that of RFC 4180. Columns are found by their names in the header, and every column
 * of the file must be accounted for. A cell that is missing or not a finite number is an error.
 * Blank lines at the end are ignored. Numbers are kept as {@code double}, a number too small for it
 * as 0; nothing depends on the default locale.
 */
public final class Csv {
  final Path path;
  final List<CsvField> fields = new ArrayList<>();
  final List<String> ignored = new ArrayList<>();
  boolean ignoreOthers;
  boolean otherFeatures;
  char separator = ',';
  char decimalMark = '.';
  Optional<Dataset> classesOf = Optional.empty();

  private Csv(Path path) {
    this.path = path;
  }

  /** Starts to describe a file; nothing is opened yet. */
  public static Csv read(Path path) {
    return new Csv(path);
  }

  /** Sets the character between cells, a comma if not set. */
  public Csv separator(char separator) {
    this.separator = separator;
    return this;
  }

  /** Reads {@code 3,14} as a number; such files have a semicolon or a tab as {@link #separator}. */
  public Csv decimalComma() {
    this.decimalMark = ',';
    return this;
  }

  /** Takes numeric columns, in this order, as the features of the only input. */
  public Csv features(String... columns) {
    return add(Field.Kind.FEATURES, Optional.empty(), columns);
  }

  /** Takes numeric columns, in this order, as the features of one input. */
  public Csv features(String input, String[] columns) {
    return add(Field.Kind.FEATURES, Optional.of(input), columns);
  }

  /**
   * Takes every column that is not named elsewhere, in the order of the file, as the features of
   * the only input.
   */
  public Csv otherFeatures() {
    this.otherFeatures = true;
    return this;
  }

  /** Takes a numeric column as the target of the only loss. */
  public Csv target(String column) {
    return add(Field.Kind.TARGETS, Optional.empty(), column);
  }

  /**
   * Takes numeric columns as the targets of one loss, named by the loss or by the node it reads.
   */
  public Csv targets(String loss, String... columns) {
    return add(Field.Kind.TARGETS, Optional.of(loss), columns);
  }

  /**
   * Takes a column of class names for the only loss; classes are numbered in the order of their
   * text.
   */
  public Csv label(String column) {
    return add(Field.Kind.CLASSES, Optional.empty(), column);
  }

  /** Takes a column of class names for one loss, named by the loss or by the node it reads. */
  public Csv label(String loss, String column) {
    return add(Field.Kind.CLASSES, Optional.of(loss), column);
  }

  /**
   * Numbers the classes as another data set does, instead of by what this file holds: for a file to
   * test with, where a class may be absent and a new one is an error.
   */
  public Csv classesOf(Dataset train) {
    this.classesOf = Optional.of(train);
    return this;
  }

  /** Leaves columns out. */
  public Csv ignore(String... columns) {
    ignored.addAll(List.of(columns));
    return this;
  }

  /** Leaves out every column that is not named here. */
  public Csv ignoreOthers() {
    this.ignoreOthers = true;
    return this;
  }

  /**
   * Reads the file.
   *
   * @throws DataException if the file cannot be read, or does not hold what was described; the
   *     message names the file, and the line, counted from 1, and column where there is one
   */
  public Dataset load() {
    return new CsvLoader(this).load();
  }

  private Csv add(Field.Kind kind, Optional<String> name, String... columns) {
    fields.add(new CsvField(kind, name, List.of(columns)));
    return this;
  }
}
