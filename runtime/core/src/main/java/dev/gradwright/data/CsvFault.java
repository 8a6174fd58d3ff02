package dev.gradwright.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/**
 * Finds the place of a fault in the quoting of a file, which the parser reports only by its record.
 *
 * <p>Reads the file a second time, one character at a time, up to the fault. Lines and columns
 * count from 1; a column is a character of the line.
 */
final class CsvFault {
  private final char separator;
  private long line = 1;
  private long column;
  private int previous;

  private CsvFault(char separator) {
    this.separator = separator;
  }

  /** Returns what is wrong and where; the parser's own words if no fault is found. */
  static String find(Csv csv, CsvParseException fault) {
    try (DataFile file = DataFile.open(csv.path);
        Reader text = new BufferedReader(CsvText.of(file, csv.charset))) {
      String found = new CsvFault(csv.separator).scan(text);
      return found.isEmpty() ? String.valueOf(fault.getMessage()) : found;
    } catch (IOException e) {
      return String.valueOf(fault.getMessage());
    }
  }

  private String scan(Reader text) throws IOException {
    boolean cellStart = true;
    int length = 0;
    int c = next(text);
    while (c >= 0) {
      if (cellStart && c == '"') {
        String fault = quoted(text);
        if (!fault.isEmpty()) {
          return fault;
        }
        c = previous;
      }
      cellStart = c == separator || c == '\n' || c == '\r';
      length = cellStart ? 0 : length + 1;
      if (length > CsvRows.LONGEST_LINE) {
        return String.format(
            Locale.ROOT,
            "line %d: a cell is longer than %d characters",
            line,
            CsvRows.LONGEST_LINE);
      }
      c = next(text);
    }
    return "";
  }

  /**
   * Reads from an opening quote to the first character after the cell, left in {@link #previous}.
   */
  private String quoted(Reader text) throws IOException {
    long openingLine = line;
    long openingColumn = column;
    int length = 0;
    while (true) {
      int c = next(text);
      if (c == '"') {
        c = next(text);
        if (c < 0 || c == separator || c == '\n' || c == '\r') {
          return "";
        }
        if (c != '"') {
          return String.format(
              Locale.ROOT,
              "line %d, character %d: %s after a closing quote",
              line,
              column,
              Excerpt.of(Character.toString(c)));
        }
      }
      if (c < 0) {
        return String.format(
            Locale.ROOT,
            "line %d, character %d: this quote is never closed",
            openingLine,
            openingColumn);
      }
      if (++length > CsvRows.LONGEST_LINE) {
        return String.format(
            Locale.ROOT,
            "line %d, character %d: this quote is not closed within %d characters",
            openingLine,
            openingColumn,
            CsvRows.LONGEST_LINE);
      }
    }
  }

  private int next(Reader text) throws IOException {
    int c = text.read();
    // CR, LF and CR LF each end a line; it begins with the character after them.
    if (previous == '\n' || (previous == '\r' && c != '\n')) {
      line++;
      column = 0;
    }
    column++;
    previous = c;
    return c;
  }
}
