package dev.gradwright.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * Reads a data set from the rows of a database query.
 *
 * <pre>{@code
 * try (ResultSet rows = statement.executeQuery("select age, fare, survived from passenger")) {
 *   Dataset data = Sql.read(rows).features("age", "fare").label("survived").load();
 * }
 * }</pre>
 *
 * <p>Columns are found by their labels, in any case if none fits exactly, and every column must be
 * accounted for. {@code NULL} is a missing cell, and so are texts such as {@code NA}; both are an
 * error unless {@link #missing} says otherwise. Booleans are 0 and 1 where numbers are asked for.
 */
public final class Sql extends TableReader<Sql> {
  private final Query query;

  private Sql(Query query) {
    this.query = query;
  }

  /** Opens the result of a query: for {@link #stream}, once for every epoch. */
  public interface Query {
    /**
     * Runs the query.
     *
     * @throws SQLException if the database fails
     */
    @SuppressWarnings("exports") // who has a result set requires java.sql, which is optional here
    ResultSet open() throws SQLException;
  }

  /**
   * Starts to describe the result of a query that is run when it is needed, and closed after.
   *
   * @param query such as {@code () -> connection.createStatement().executeQuery("...")}
   */
  public static Sql query(Query query) {
    return new Sql(query);
  }

  /**
   * Starts to describe the result of a query.
   *
   * @param result read from the row after its current one to its last; not closed
   */
  @SuppressWarnings("exports") // who has a result set requires java.sql, which is optional here
  public static Sql read(ResultSet result) {
    return new Sql(new Given(result));
  }

  /**
   * Reads the rows.
   *
   * @throws DataException if the database fails, or the rows do not hold what was described; the
   *     message names the row, counted from 1, and the column where there is one
   */
  public Dataset load() {
    return read(result -> new SqlLoader(this, result, null).load());
  }

  /**
   * Runs the query once, to run it again for every epoch and take its rows in pieces. It must give
   * the same rows in the same order each time, so it needs an {@code order by}.
   *
   * @throws DataException as {@link #load} does, or if the rows were given as a result set
   */
  public DataStream stream(int windowRows) {
    if (query instanceof Given) {
      throw new DataException(
          "a result set is read only once; give Sql.query(() -> ...) to stream its rows");
    }
    return DataStream.of(
        windows -> read(result -> new SqlLoader(this, result, windows).read()),
        "query result",
        windowRows);
  }

  /** A result set that someone else opened, and closes. */
  private record Given(ResultSet result) implements Query {
    @Override
    public ResultSet open() {
      return result;
    }
  }

  private <T> T read(Function<ResultSet, T> reading) {
    try {
      ResultSet result = query.open();
      try {
        return reading.apply(result);
      } finally {
        if (!(query instanceof Given)) {
          result.close();
        }
      }
    } catch (SQLException e) {
      throw new DataException("the query failed: " + e.getMessage(), e);
    }
  }

  @Override
  Sql self() {
    return this;
  }
}
