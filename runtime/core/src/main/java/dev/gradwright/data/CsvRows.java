package dev.gradwright.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands the cells of a file to a table as the parser finds them, without making strings of them.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {
  /**
   * The longest line in characters: a quote that is never closed must not take in the whole file.
   */
  static final int LONGEST_LINE = 1 << 20;

  private static final int MOST_COLUMNS = 100_000;

  private final Csv csv;
  private final DataFile file;
  private final @Nullable TableWindows windows;
  private @Nullable Table table;
  private List<String> first = new ArrayList<>();
  private long line;
  private long blankLine;
  private int characters;
  private boolean blankStart;
  private @Nullable DataException fault;

  CsvRows(Csv csv, DataFile file, @Nullable TableWindows windows) {
    this.csv = csv;
    this.file = file;
    this.windows = windows;
  }

  @Override
  protected void handleBegin(long startingLine) {
    line = startingLine;
    characters = 0;
    blankStart = false;
    fault = null;
  }

  @Override
  protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
    characters += length + 1;
    if (characters > LONGEST_LINE) {
      throw fault("line %d is longer than %d characters", line, LONGEST_LINE);
    }
    if (table == null) {
      if (index == MOST_COLUMNS) {
        throw fault("line %d has more than %d columns", line, MOST_COLUMNS);
      }
      first.add(new String(text, from, length));
    } else if (index == 0 && !quoted && blank(text, from, length)) {
      // Whether this is a cell or a blank line is known only at the end of the line.
      blankStart = true;
    } else {
      if (index == 1 && blankStart) {
        take(table, 0, new char[0], 0, 0);
      }
      take(table, index, text, from, length);
    }
  }

  /** Keeps a fault until the end of the row: if the row is ragged, that is what is wrong. */
  private void take(Table table, int index, char[] text, int from, int length) {
    if (index >= table.columns() || fault != null) {
      return;
    }
    try {
      if (table.reads(index)) {
        table.cell(index, text, from, from + length);
      } else {
        refuseNul(text, from, length);
      }
    } catch (DataException e) {
      String column = Excerpt.of(table.column(index));
      fault = fault(e, "line %d, column %s: %s", line, column, String.valueOf(e.getMessage()));
    }
  }

  private static void refuseNul(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (text[i] == '\0') {
        throw new DataException(
            "there is a NUL character: " + Excerpt.of(new String(text, from, length)));
      }
    }
  }

  private static boolean blank(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (!Character.isWhitespace(text[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  protected CsvRows buildRecord() {
    int cells = getFieldCount();
    if (table == null) {
      firstRow();
    } else if (getRecordType() == RecordType.EMPTY || (cells == 1 && blankStart)) {
      blankLine = blankLine == 0 ? line : blankLine;
    } else {
      endRow(table, cells);
    }
    return this;
  }

  private void endRow(Table table, int cells) {
    if (blankLine != 0) {
      throw fault("line %d is blank, but rows follow it", blankLine);
    }
    if (cells != table.columns()) {
      throw fault("line %d: expected %d cells, got %d", line, table.columns(), cells);
    }
    if (fault != null) {
      throw fault;
    }
    table.endRow();
  }

  private void firstRow() {
    boolean blank = first.size() <= 1 && String.join("", first).isBlank();
    if (blank) {
      blankLine = blankLine == 0 ? line : blankLine;
      first.clear();
      return;
    }
    if (blankLine != 0) {
      throw csv.header
          ? fault("no header: line %d is blank", blankLine)
          : fault("line %d is blank, but rows follow it", blankLine);
    }
    List<String> cells = first;
    List<String> names =
        csv.header
            ? cells.stream().map(name -> csv.trim ? name.strip() : name).toList()
            : IntStream.rangeClosed(1, cells.size()).mapToObj(i -> "c" + i).toList();
    first = List.of();
    try {
      TableHeader header = new TableHeader(csv, names);
      table =
          new Table(
              csv, header, csv.decimalMark, csv.trim, csv.path.toString(), file::progress, windows);
    } catch (DataException e) {
      throw fault(e, "%s", String.valueOf(e.getMessage()));
    }
    if (!csv.header) {
      for (int i = 0; i < cells.size(); i++) {
        take(table, i, cells.get(i).toCharArray(), 0, cells.get(i).length());
      }
      endRow(table, cells.size());
    }
  }

  /** Returns the data set, after the last line. */
  Dataset finish() {
    return checked().finish();
  }

  /** Hands on the last rows, after the last line, and returns all texts by their columns. */
  Map<String, List<String>> finishWindows() {
    return checked().finishWindows();
  }

  private Table checked() {
    String head = csv.header ? "no header and " : "";
    if (table == null) {
      throw blankLine == 0
          ? fault("%sno rows: the file is empty", head)
          : fault("%s0 rows: all lines are blank", head);
    }
    if (!table.hasRows()) {
      throw table.droppedRows() > 0
          ? fault("0 rows: all %d have a missing cell and are left out", table.droppedRows())
          : fault("0 rows: there is a header, but nothing below it");
    }
    return table;
  }

  private DataException fault(String message, Object... arguments) {
    return new DataException(csv.path + ": " + String.format(Locale.ROOT, message, arguments));
  }

  private DataException fault(Throwable cause, String message, Object... arguments) {
    return new DataException(
        csv.path + ": " + String.format(Locale.ROOT, message, arguments), cause);
  }
}
