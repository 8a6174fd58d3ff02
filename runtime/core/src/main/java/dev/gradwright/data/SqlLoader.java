package dev.gradwright.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the described rows of a query once. */
final class SqlLoader {
  private static final String SOURCE = "query result";

  private final Sql sql;
  private final ResultSet result;
  private final @Nullable TableWindows windows;

  SqlLoader(Sql sql, ResultSet result, @Nullable TableWindows windows) {
    this.sql = sql;
    this.result = result;
    this.windows = windows;
  }

  /** Reads in pieces, and returns all texts by their columns. */
  Map<String, List<String>> read() {
    return table().finishWindows();
  }

  Dataset load() {
    return table().finish();
  }

  private Table table() {
    int row = 0;
    try {
      ResultSetMetaData meta = result.getMetaData();
      Table table = table(meta);
      boolean[] text = new boolean[table.columns()];
      for (int i = 0; i < text.length; i++) {
        text[i] = table.readsText(i) || isText(meta.getColumnType(i + 1));
      }
      while (result.next()) {
        row++;
        for (int i = 0; i < text.length; i++) {
          take(table, i, row, text[i]);
        }
        table.endRow();
      }
      if (!table.hasRows()) {
        throw new DataException(
            SOURCE + ": 0 rows" + (row == 0 ? "" : "; all have a missing cell and are left out"));
      }
      return table;
    } catch (SQLException e) {
      throw new DataException(
          String.format(
              Locale.ROOT, "%s: the database failed after row %d: %s", SOURCE, row, e.getMessage()),
          e);
    }
  }

  private void take(Table table, int position, int row, boolean text) throws SQLException {
    if (!table.reads(position)) {
      return;
    }
    try {
      if (text) {
        String cell = result.getString(position + 1);
        if (cell == null) {
          table.missingCell(position, "the value is missing: NULL");
        } else {
          table.cell(position, cell.toCharArray(), 0, cell.length());
        }
      } else {
        double number = result.getDouble(position + 1);
        if (result.wasNull()) {
          table.missingCell(position, "the value is missing: NULL");
        } else {
          table.cell(position, number);
        }
      }
    } catch (DataException e) {
      String column = Excerpt.of(table.column(position));
      throw new DataException(
          String.format(
              Locale.ROOT, "%s: row %d, column %s: %s", SOURCE, row, column, e.getMessage()),
          e);
    }
  }

  private Table table(ResultSetMetaData meta) throws SQLException {
    Set<String> wanted = new LinkedHashSet<>(sql.ignored);
    wanted.addAll(sql.categories);
    sql.fields.forEach(field -> wanted.addAll(field.columns()));
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(asWanted(meta.getColumnLabel(i), wanted));
    }
    try {
      return new Table(sql, new TableHeader(sql, names), '.', false, SOURCE, () -> 0, windows);
    } catch (DataException e) {
      throw new DataException(SOURCE + ": " + e.getMessage(), e);
    }
  }

  /** Databases change the case of names, so the one asked for stands if it differs only in that. */
  private static String asWanted(String label, Set<String> wanted) {
    if (wanted.contains(label)) {
      return label;
    }
    return wanted.stream().filter(name -> name.equalsIgnoreCase(label)).findFirst().orElse(label);
  }

  private static boolean isText(int type) {
    return switch (type) {
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB ->
          true;
      default -> false;
    };
  }
}
