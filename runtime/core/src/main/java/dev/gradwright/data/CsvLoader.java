package dev.gradwright.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a described file once, from its first line to its last. */
final class CsvLoader {
  private final Csv csv;

  CsvLoader(Csv csv) {
    this.csv = csv;
  }

  Dataset load() {
    return read(null, CsvRows::finish);
  }

  /** Reads the file in pieces, and returns all texts by their columns. */
  Map<String, List<String>> read(TableWindows windows) {
    return read(windows, CsvRows::finishWindows);
  }

  private <T> T read(@Nullable TableWindows windows, Function<CsvRows, T> finish) {
    try (DataFile file = DataFile.open(csv.path);
        Reader text = CsvText.of(file, csv.charset)) {
      CsvRows rows = new CsvRows(csv, file, windows);
      try (CsvReader<CsvRows> reader =
          CsvReader.builder()
              .fieldSeparator(csv.separator)
              .skipEmptyLines(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(CsvRows.LONGEST_LINE)
              .build(rows, text)) {
        reader.forEach(row -> {});
      }
      return finish.apply(rows);
    } catch (CsvParseException e) {
      // What the rows' own check throws, the parser wraps.
      if (e.getCause() instanceof DataException found) {
        throw found;
      }
      if (e.getCause() instanceof RuntimeException other) {
        throw other;
      }
      throw new DataException(csv.path + ": " + CsvFault.find(csv, e), e);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(Objects.requireNonNull(e.getCause()));
    } catch (IllegalArgumentException e) {
      throw new DataException(
          csv.path + ": " + Excerpt.of(String.valueOf(csv.separator)) + " cannot separate cells",
          e);
    }
  }

  private DataException unreadable(IOException cause) {
    if (!(cause instanceof CharacterCodingException)) {
      return DataFile.unreadable(csv.path, cause);
    }
    String place;
    try {
      place = EncodingFault.find(csv.path, csv.charset);
    } catch (IOException e) {
      place = "";
    }
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: not %s%s; name its encoding with charset(...)",
            csv.path.toAbsolutePath(),
            csv.charset.name(),
            place),
        cause);
  }
}
