package dev.gradwright.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads a described file once, from its first line to its last. */
final class CsvLoader {
  /**
   * The longest cell in characters: a quote that is never closed must not take in the whole file.
   */
  static final int LONGEST_CELL = 1 << 20;

  private final Csv csv;
  private final List<CsvColumns> columns = new ArrayList<>();
  private int rows;

  CsvLoader(Csv csv) {
    this.csv = csv;
  }

  Dataset load() {
    try (Reader text = CsvFile.open(csv.path);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .fieldSeparator(csv.separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text)) {
      read(reader.iterator());
    } catch (CsvParseException e) {
      throw new DataException(file() + ": " + CsvFault.find(csv, e), e);
    } catch (IOException e) {
      throw CsvFile.unreadable(csv.path, e);
    } catch (UncheckedIOException e) {
      throw CsvFile.unreadable(csv.path, Objects.requireNonNull(e.getCause()));
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(columns.get(i).field(csv.fields.get(i)));
    }
    return new Dataset(fields, rows);
  }

  private void read(Iterator<CsvRecord> records) {
    CsvHeader header = header(records);
    long blankLine = 0;
    while (records.hasNext()) {
      CsvRecord row = records.next();
      long line = row.getStartingLineNumber();
      if (blank(row)) {
        blankLine = blankLine == 0 ? line : blankLine;
        continue;
      }
      if (blankLine != 0) {
        throw fault("line %d is blank, but rows follow it", blankLine);
      }
      if (row.getFieldCount() != header.columns()) {
        throw fault(
            "line %d: expected %d cells, got %d", line, header.columns(), row.getFieldCount());
      }
      take(row, header);
      rows++;
    }
    if (rows == 0) {
      throw fault("0 rows: there is a header, but nothing below it");
    }
  }

  private CsvHeader header(Iterator<CsvRecord> records) {
    CsvRecord first = records.hasNext() ? records.next() : null;
    if (first == null) {
      throw fault("no header and no rows: the file is empty");
    }
    if (blank(first)) {
      boolean text = false;
      while (records.hasNext() && !text) {
        text = !blank(records.next());
      }
      throw fault(
          text ? "no header: line 1 is blank" : "no header and 0 rows: all lines are blank");
    }
    CsvHeader header = new CsvHeader(first.getFields());
    if (csv.otherFeatures) {
      csv.features(header.unnamed(csv));
      csv.otherFeatures = false; // they have their names now
    }
    try {
      header.check(csv);
    } catch (DataException e) {
      throw new DataException(file() + ": " + e.getMessage(), e);
    }
    for (CsvField field : csv.fields) {
      columns.add(collector(field, header.positions(field)));
    }
    return header;
  }

  private CsvColumns collector(CsvField field, int[] positions) {
    if (field.kind() != Field.Kind.CLASSES) {
      return new CsvColumns.Numbers(positions, new Decimal(csv.decimalMark));
    }
    return new CsvColumns.Labels(
        positions, csv.classesOf.map(d -> classes(d, field)).orElse(List.of()));
  }

  private List<String> classes(Dataset other, CsvField field) {
    int index = field.name().map(other::targets).orElseGet(other::targets);
    if (index < 0 || other.field(index).kind() != Field.Kind.CLASSES) {
      throw fault("the data set given to classesOf has no classes for column %s", field.columns());
    }
    return other.field(index).classNames();
  }

  private void take(CsvRecord row, CsvHeader header) {
    for (CsvColumns field : columns) {
      for (int position : field.positions) {
        try {
          field.add(row.getField(position));
        } catch (DataException e) {
          String cell =
              String.format(
                  Locale.ROOT,
                  "line %d, column %s",
                  row.getStartingLineNumber(),
                  Excerpt.of(header.name(position)));
          throw new DataException(file() + ": " + cell + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static boolean blank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isBlank();
  }

  private String file() {
    return csv.path.toString();
  }

  private DataException fault(String message, Object... arguments) {
    return new DataException(file() + ": " + String.format(Locale.ROOT, message, arguments));
  }
}
