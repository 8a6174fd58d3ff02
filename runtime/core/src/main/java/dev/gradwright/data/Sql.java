package dev.gradwright.data;

import java.sql.ResultSet;

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
  final ResultSet result;

  private Sql(ResultSet result) {
    this.result = result;
  }

  /**
   * Starts to describe the result of a query.
   *
   * @param result read from the row after its current one to its last; not closed
   */
  @SuppressWarnings("exports") // who has a result set requires java.sql, which is optional here
  public static Sql read(ResultSet result) {
    return new Sql(result);
  }

  /**
   * Reads the rows.
   *
   * @throws DataException if the database fails, or the rows do not hold what was described; the
   *     message names the row, counted from 1, and the column where there is one
   */
  public Dataset load() {
    return new SqlLoader(this).load();
  }

  @Override
  Sql self() {
    return this;
  }
}
