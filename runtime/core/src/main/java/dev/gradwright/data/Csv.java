package dev.gradwright.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a data set from a file of comma-separated values with a header, in UTF-8, plain or packed
 * by gzip.
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
 * of the file must be accounted for. A cell that is missing or not a finite number is an error
 * unless {@link #missing} says otherwise. Blank lines at the end are ignored. Numbers are kept as
 * {@code double}, a number too small for it as 0, which is counted; nothing depends on the default
 * locale.
 */
public final class Csv extends TableReader<Csv> {
  final Path path;
  char separator = ',';
  char decimalMark = '.';
  boolean header = true;
  boolean trim;
  Charset charset = StandardCharsets.UTF_8;

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

  /** Takes the first line for data; the columns are named {@code c1}, {@code c2} and so on. */
  public Csv noHeader() {
    this.header = false;
    return this;
  }

  /** Leaves out blanks around texts and column names; around numbers they never count. */
  public Csv trim() {
    this.trim = true;
    return this;
  }

  /** Reads the file in another encoding than UTF-8. */
  public Csv charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /**
   * Reads the file.
   *
   * @throws DataException if the file cannot be read, does not hold what was described, or cannot
   *     fit into memory; the message names the file, and the line, counted from 1, and column where
   *     there is one
   */
  public Dataset load() {
    return new CsvLoader(this).load();
  }

  /**
   * Reads the file once, to read it again for every epoch in pieces of so many rows: for files
   * larger than memory.
   *
   * @throws DataException as {@link #load} does
   */
  public DataStream stream(int windowRows) {
    return DataStream.of(new CsvLoader(this)::read, path.toString(), windowRows);
  }

  @Override
  Csv self() {
    return this;
  }
}
