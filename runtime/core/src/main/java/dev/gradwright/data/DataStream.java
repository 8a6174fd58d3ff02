package dev.gradwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that need not fit into memory: every epoch reads them anew, window by window.
 *
 * <pre>{@code
 * DataStream rows = Csv.read(path).otherFeatures().label("class").stream(10_000);
 * Preparation preparation = rows.fit(Preparation.standardize());
 * trainer.fit(rows.prepared(preparation));
 * }</pre>
 *
 * <p>A thread of its own reads and prepares the next window while the present one is trained on; it
 * waits when one is ready, so that at most three windows are in memory. A fit shuffles the rows of
 * a window among themselves: for data that are sorted, take windows that are large, or shuffle the
 * table. Making a stream reads the table once, to count its rows and to know its classes,
 * categories, means and ranges. The table must stay as it is.
 */
public final class DataStream {
  private final TableSource source;
  private final String name;
  private final int windowRows;
  private final Scan scan;
  private final @Nullable Preparation preparation;

  /**
   * What is known after the table was read once.
   *
   * @param texts the categories and classes of each column that has some
   * @param spreads of the columns, one array for each field
   */
  private record Scan(
      long rows, String digest, Map<String, List<String>> texts, List<Spread[]> spreads) {}

  private DataStream(
      TableSource source,
      String name,
      int windowRows,
      Scan scan,
      @Nullable Preparation preparation) {
    this.source = source;
    this.name = name;
    this.windowRows = windowRows;
    this.scan = scan;
    this.preparation = preparation;
  }

  /**
   * Reads a table once.
   *
   * @param name of the table, for messages
   */
  static DataStream of(TableSource source, String name, int windowRows) {
    if (windowRows < 1) {
      throw new DataException("a window has at least 1 row, not " + windowRows);
    }
    List<StreamSpread> spreads = new ArrayList<>();
    DataDigest digest = new DataDigest();
    long[] rows = new long[1];
    Map<String, List<String>> texts =
        source.read(
            new TableWindows(
                windowRows,
                Map.of(),
                window -> {
                  rows[0] += window.rows();
                  digest.add(window);
                  for (int i = 0; i < window.fields().size(); i++) {
                    Field field = window.field(i);
                    if (i == spreads.size()) {
                      spreads.add(new StreamSpread(field.width()));
                    }
                    spreads.get(i).add(field);
                  }
                }));
    texts.forEach((column, names) -> digest.add(column + names));
    Scan scan =
        new Scan(
            rows[0], digest.hex(), texts, spreads.stream().map(StreamSpread::spreads).toList());
    return new DataStream(source, name, windowRows, scan, null);
  }

  /** Returns the number of rows. */
  public long rows() {
    return scan.rows();
  }

  /** Returns the rows of a window; the last one may have fewer. */
  public int windowRows() {
    return windowRows;
  }

  /** Returns what tells these rows from others, as {@link Dataset#digest} does. */
  public String digest() {
    if (preparation == null) {
      return scan.digest();
    }
    DataDigest digest = new DataDigest();
    digest.add(scan.digest());
    digest.add(preparation.encode());
    return digest.hex();
  }

  /** Returns the rows of the first window. */
  public Dataset first() {
    return first(windowRows);
  }

  private Dataset first(int rows) {
    try (Windows windows = open(rows, 0)) {
      Dataset first = windows.next();
      if (first == null) {
        throw new DataException(name + ": the table has changed since it was read first");
      }
      return first;
    }
  }

  /**
   * Learns a preparation from all rows; without reading them again.
   *
   * @throws DataException as {@link PreparationPlan#fit} does, and for what needs all numbers of a
   *     column at once: {@code robust} and medians
   */
  public Preparation fit(PreparationPlan plan) {
    return new PreparationFit(plan, first(1), new PreparationFit.Figures(scan.spreads(), rows()))
        .fit();
  }

  /** Returns these rows prepared; that is done window by window, by the thread that reads. */
  public DataStream prepared(Preparation preparation) {
    return new DataStream(source, name, windowRows, scan, preparation);
  }

  /**
   * Opens the table to read its windows.
   *
   * @param rows the rows of each
   * @param skip the windows to leave out at the beginning
   */
  public Windows open(int rows, int skip) {
    return new WindowReader(
        out -> {
          Map<String, List<String>> unused = source.read(new TableWindows(rows, scan.texts(), out));
        },
        preparation == null ? UnaryOperator.identity() : preparation::apply,
        skip);
  }

  /** The windows of one reading, in their order. */
  public interface Windows extends AutoCloseable {
    /**
     * Returns the next window, or null after the last.
     *
     * @throws DataException if the table cannot be read
     */
    @SuppressWarnings("exports") // the annotation is of no use to callers
    @Nullable Dataset next();

    /** Ends the reading. */
    @Override
    void close();
  }
}
