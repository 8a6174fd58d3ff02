package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes how the named columns of a table become the fields of a {@link Dataset}.
 *
 * <p>Columns are found by their names, and every column of the table must be accounted for. A cell
 * that is missing or not a finite number is an error unless {@link #missing} says otherwise.
 *
 * @param <S> the reader itself, returned by every method
 */
public abstract sealed class TableReader<S extends TableReader<S>> permits Csv, Sql {
  final List<TableField> fields = new ArrayList<>();
  final List<String> ignored = new ArrayList<>();
  final List<String> categories = new ArrayList<>();
  final Map<String, Missing> missing = new TreeMap<>();
  final Map<String, Map<String, String>> replaced = new TreeMap<>();
  final Map<String, Double> factors = new TreeMap<>();
  final List<String> spelt = new ArrayList<>();
  final Map<String, List<String>> constants = new TreeMap<>();
  Missing otherMissing = Missing.ERROR;
  boolean ignoreOthers;
  boolean absentClasses;
  boolean otherFeatures;
  Optional<Dataset> classesOf = Optional.empty();

  TableReader() {}

  abstract S self();

  /** Takes columns, in this order, as the features of the only input. */
  public S features(String... columns) {
    return add(Field.Kind.FEATURES, Optional.empty(), columns);
  }

  /** Takes columns, in this order, as the features of one input. */
  public S features(String input, String[] columns) {
    return add(Field.Kind.FEATURES, Optional.of(input), columns);
  }

  /**
   * Takes every column that is not named elsewhere, in the order of the table, as the features of
   * the only input.
   */
  public S otherFeatures() {
    this.otherFeatures = true;
    return self();
  }

  /**
   * Reads feature columns as text, one category for each different text. Those that {@code
   * features} does not name become features of the only input, after the others. A {@link
   * Preparation} turns categories into numbers.
   */
  public S categories(String... columns) {
    categories.addAll(List.of(columns));
    return self();
  }

  /** Takes a numeric column as the target of the only loss. */
  public S target(String column) {
    return add(Field.Kind.TARGETS, Optional.empty(), column);
  }

  /**
   * Takes numeric columns as the targets of one loss, named by the loss or by the node it reads.
   */
  public S targets(String loss, String... columns) {
    return add(Field.Kind.TARGETS, Optional.of(loss), columns);
  }

  /**
   * Takes a column of class names for the only loss; classes are numbered in the order of their
   * text.
   */
  public S label(String column) {
    return add(Field.Kind.CLASSES, Optional.empty(), column);
  }

  /** Takes a column of class names for one loss, named by the loss or by the node it reads. */
  public S label(String loss, String column) {
    return add(Field.Kind.CLASSES, Optional.of(loss), column);
  }

  /**
   * Numbers the classes as another data set does, instead of by what this table holds: for a table
   * to test with, where a class may be absent and a new one is an error.
   */
  public S classesOf(Dataset train) {
    this.classesOf = Optional.of(train);
    return self();
  }

  /**
   * Says what to do with missing cells in these columns, or in all others if none is named. What is
   * said of all holds where it can be followed: texts have no mean, and targets never get one.
   */
  public S missing(Missing policy, String... columns) {
    if (columns.length == 0) {
      otherMissing = policy;
    }
    for (String column : columns) {
      missing.put(column, policy);
    }
    return self();
  }

  /**
   * Reads one text as another in a column of categories or classes, before anything else is made of
   * it.
   */
  public S replace(String column, String text, String with) {
    replaced.computeIfAbsent(column, c -> new TreeMap<>()).put(text, with);
    return self();
  }

  /**
   * Multiplies the numbers of a column by a factor as they are read: for targets whose unit makes
   * them large, such as dollars, as a model learns numbers around 1 best.
   *
   * @throws DataException unless the factor is finite and not 0
   */
  public S times(double factor, String column) {
    if (factor == 0 || !Double.isFinite(factor)) {
      throw new DataException(
          "the numbers of column "
              + Excerpt.of(column)
              + " cannot be multiplied by "
              + factor
              + "; give a finite factor that is not 0");
    }
    factors.put(column, factor);
    return self();
  }

  /**
   * Accepts a table in which some constants of an enum that is to be predicted have no row, as one
   * to test with may be. Otherwise that is an error: a class without rows is never learned.
   */
  public S allowAbsentClasses() {
    this.absentClasses = true;
    return self();
  }

  /** Leaves columns out. */
  public S ignore(String... columns) {
    ignored.addAll(List.of(columns));
    return self();
  }

  /** Leaves out every column that is not named here. */
  public S ignoreOthers() {
    this.ignoreOthers = true;
    return self();
  }

  /** Finds a column also under another spelling: other case, blanks, hyphens, underscores. */
  void anySpelling(String column) {
    spelt.add(column);
  }

  /** Takes the texts of a column for these constants, in any spelling, and for no others. */
  void constants(String column, List<String> names) {
    constants.put(column, names);
  }

  /** Returns a name without case, blanks and marks, which is what spellings have in common. */
  static String bare(String name) {
    StringBuilder bare = new StringBuilder();
    name.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private S add(Field.Kind kind, Optional<String> name, String... columns) {
    fields.add(new TableField(kind, name, List.of(columns)));
    return self();
  }
}
