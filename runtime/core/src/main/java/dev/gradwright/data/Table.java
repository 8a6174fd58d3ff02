package dev.gradwright.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Takes a table cell by cell and makes a data set of it. */
final class Table {
  private static final int FIRST_NUMBERS = 1 << 14;

  private final TableReader<?> reader;
  private final TableHeader header;
  private final char decimalMark;
  private final boolean trim;
  private final String source;
  private final DoubleSupplier progress;
  private final @Nullable TableWindows windows;
  private final @Nullable Cells[] users;
  private final List<Cells> cells = new ArrayList<>();
  private final List<Matrix> matrices = new ArrayList<>();
  private final long[] dropped;
  private int dropping = -1;
  private int rows;
  private boolean handed;
  private long capacity;

  /**
   * @param source the name of the table, for messages
   * @param progress the share of the table that was read, between 0 and 1; 0 if not known
   */
  Table(
      TableReader<?> reader,
      TableHeader header,
      char decimalMark,
      boolean trim,
      String source,
      DoubleSupplier progress,
      @Nullable TableWindows windows) {
    this.reader = reader;
    this.header = header;
    this.decimalMark = decimalMark;
    this.trim = trim;
    this.source = source;
    this.progress = progress;
    this.windows = windows;
    this.users = new Cells[header.names().size()];
    this.dropped = new long[header.names().size()];
    Map<String, Integer> positions = new TreeMap<>();
    for (int i = 0; i < header.names().size(); i++) {
      positions.put(header.names().get(i), i);
    }
    for (TableField field : header.fields()) {
      Matrix matrix = new Matrix(field.columns().size());
      matrices.add(matrix);
      for (int place = 0; place < matrix.width(); place++) {
        String column = field.columns().get(place);
        Cells user = cells(field, column, matrix, place);
        cells.add(user);
        int position = positions.getOrDefault(column, 0);
        user.next = users[position];
        users[position] = user;
      }
    }
    reserve(windows == null ? Math.max(16, FIRST_NUMBERS / cells.size()) : windows.rows());
  }

  int columns() {
    return users.length;
  }

  /** Returns the number of complete rows, without those left out. */
  int rows() {
    return rows;
  }

  String column(int position) {
    return header.names().get(position);
  }

  boolean reads(int position) {
    return users[position] != null;
  }

  boolean readsText(int position) {
    return users[position] instanceof Cells.Texts;
  }

  /**
   * Takes a cell of the current row.
   *
   * @throws DataException with a complaint about the cell, to be put after the name of the place
   */
  void cell(int position, char[] text, int from, int to) {
    for (Cells user = users[position]; user != null; user = user.next) {
      if (!user.take(text, from, to)) {
        drop(position);
      }
    }
  }

  void cell(int position, double number) {
    for (Cells user = users[position]; user != null; user = user.next) {
      if (!user.take(number)) {
        drop(position);
      }
    }
  }

  void missingCell(int position, String complaint) {
    for (Cells user = users[position]; user != null; user = user.next) {
      if (!user.absent(() -> complaint)) {
        drop(position);
      }
    }
  }

  private void drop(int position) {
    if (dropping < 0) {
      dropping = position;
    }
  }

  /** Ends the current row. */
  void endRow() {
    boolean keep = dropping < 0;
    for (Matrix matrix : matrices) {
      if (matrix.gaps) {
        countGaps(matrix, keep);
      }
      matrix.next(keep);
    }
    if (!keep) {
      dropped[dropping]++;
      dropping = -1;
      return;
    }
    rows++;
    if (windows != null) {
      if (rows == windows.rows()) {
        hand(windows);
      }
    } else if (rows == capacity) {
      double share = progress.getAsDouble();
      double expected = share > 0 ? rows / share * 1.02 : 0;
      reserve((long) Math.max(expected, 1.5 * rows));
    }
  }

  /** Hands on the rows so far, and begins anew. */
  private void hand(TableWindows to) {
    to.out().accept(rowsSoFar());
    handed = true;
    rows = 0;
    matrices.forEach(Matrix::restart);
    reserve(to.rows());
  }

  private void countGaps(Matrix matrix, boolean keep) {
    for (Cells user : cells) {
      if (user.gap && user.matrix == matrix) {
        user.gap = false;
        user.missing += keep ? 1 : 0;
      }
    }
  }

  private void reserve(long expected) {
    String what = String.format(Locale.ROOT, "%s: about %d rows", source, expected);
    Heap.require((double) expected * cells.size() * Double.BYTES, what);
    for (Matrix matrix : matrices) {
      matrix.reserve(expected, what);
    }
    capacity = expected;
  }

  /** Returns whether there was a complete row. */
  boolean hasRows() {
    return rows > 0 || handed;
  }

  /** Hands on the last rows, and returns all texts by their columns. */
  Map<String, List<String>> finishWindows() {
    if (windows != null && rows > 0) {
      hand(windows);
    }
    Map<String, List<String>> texts = new TreeMap<>();
    for (Cells user : cells) {
      if (user instanceof Cells.Texts column) {
        texts.put(column.column, column.dictionary.sorted());
      }
    }
    return texts;
  }

  /**
   * Returns the data set; there must be a row.
   *
   * @throws DataException if a constant of an enum that is to be predicted has no row
   */
  Dataset finish() {
    for (Cells user : cells) {
      boolean target = user instanceof Cells.Texts && !reader.categories.contains(user.column);
      if (target && !reader.absentClasses && reader.constants.containsKey(user.column)) {
        requireAll((Cells.Texts) user);
      }
    }
    return rowsSoFar();
  }

  private void requireAll(Cells.Texts classes) {
    boolean[] seen = new boolean[classes.dictionary.sorted().size()];
    for (int row = 0; row < rows; row++) {
      double index = classes.matrix.get(row, classes.place);
      if (index >= 0) { // else the class is missing, and kept so
        seen[(int) index] = true;
      }
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: column %s: no row has the class %s, so it could never be learned; a table to"
                    + " test with may lack it: call allowAbsentClasses()",
                source,
                Excerpt.of(classes.column),
                Excerpt.of(classes.dictionary.sorted().get(i))));
      }
    }
  }

  private Dataset rowsSoFar() {
    cells.forEach(Cells::finish);
    List<Field> fields = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < matrices.size(); i++) {
      TableField wanted = header.fields().get(i);
      Matrix matrix = matrices.get(i);
      List<Cells> own = cells.subList(first, first += matrix.width());
      fields.add(
          wanted.kind() == Field.Kind.CLASSES
              ? new Field(wanted.kind(), wanted.name(), 1, matrix.indices(), classes(own.get(0)))
              : new Field(
                  wanted.kind(),
                  wanted.name(),
                  List.of(matrix.width()),
                  own.stream().map(Table::column).toList(),
                  matrix.numbers(),
                  List.of()));
    }
    return new Dataset(fields, rows, notes(), Optional.empty());
  }

  private static List<String> classes(Cells cells) {
    return cells instanceof Cells.Texts texts ? texts.dictionary.sorted() : List.of();
  }

  private static Column column(Cells cells) {
    boolean text = cells instanceof Cells.Texts;
    return new Column(cells.column, classes(cells), text ? Column.Gaps.NONE : cells.policy.gaps());
  }

  private List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < dropped.length; i++) {
      note(notes, Note.Kind.DROPPED_ROWS, column(i), dropped[i]);
    }
    for (Cells user : cells) {
      boolean waits = user instanceof Cells.Numbers && user.policy.gaps() != Column.Gaps.NONE;
      boolean kept = user.policy.action == Missing.Action.KEEP;
      Note.Kind filled = waits ? Note.Kind.MISSING_CELLS : Note.Kind.FILLED_CELLS;
      note(notes, kept ? Note.Kind.MISSING_TARGETS : filled, user.column, user.missing);
      if (user instanceof Cells.Numbers numbers) {
        note(notes, Note.Kind.UNDERFLOWS, user.column, numbers.decimal.underflows());
      }
    }
    return notes;
  }

  private static void note(List<Note> notes, Note.Kind kind, String column, long count) {
    if (count > 0) {
      notes.add(new Note(kind, column, count));
    }
  }

  /** Returns how many rows were left out. */
  long droppedRows() {
    return Arrays.stream(dropped).sum();
  }

  private Cells cells(TableField field, String column, Matrix matrix, int place) {
    boolean feature = field.kind() == Field.Kind.FEATURES;
    boolean text =
        feature ? reader.categories.contains(column) : field.kind() == Field.Kind.CLASSES;
    Missing policy = policy(column, text, feature);
    Map<String, String> replaced = reader.replaced.getOrDefault(column, Map.of());
    if (text) {
      List<String> known =
          feature ? List.of() : reader.classesOf.map(d -> known(d, field)).orElse(List.of());
      List<String> constants = reader.constants.getOrDefault(column, List.of());
      known = constants.isEmpty() ? known : constants;
      if (known.isEmpty() && windows != null) {
        known = windows.texts().getOrDefault(column, List.of());
      }
      Dictionary dictionary = new Dictionary(known, replaced, !constants.isEmpty());
      String what = feature ? "category" : "class";
      return new Cells.Texts(column, policy, matrix, place, dictionary, trim, what);
    }
    if (!replaced.isEmpty()) {
      throw new DataException(
          "column "
              + Excerpt.of(column)
              + " holds numbers; replace(...) is for categories and classes");
    }
    return new Cells.Numbers(
        column,
        policy,
        matrix,
        place,
        new Decimal(decimalMark),
        reader.factors.getOrDefault(column, 1.0));
  }

  /**
   * Returns the policy of a column; one said of all columns holds only where it can be followed.
   */
  private Missing policy(String column, boolean text, boolean feature) {
    Missing own = reader.missing.get(column);
    if (own != null) {
      own.check(column, text, feature);
      return own;
    }
    return reader.otherMissing.fits(text, feature) ? reader.otherMissing : Missing.ERROR;
  }

  private static List<String> known(Dataset other, TableField field) {
    int index = field.name().map(other::targets).orElseGet(other::targets);
    if (index < 0 || other.field(index).kind() != Field.Kind.CLASSES) {
      throw new DataException(
          "the data set given to classesOf has no classes for column " + field.columns());
    }
    return other.field(index).classNames();
  }
}
