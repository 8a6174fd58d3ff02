package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.DataStream.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same rows from several real databases, each in a file. */
final class DatabasesTest {
  private static final String ROWS =
      "insert into passenger values (1, 22.5, 'male', 'no'), (2, null, 'female', 'yes'),"
          + " (3, 4, 'female', 'yes'), (4, 60.25, 'male', 'no'), (5, 31, 'male', 'yes')";

  @TempDir private Path folder;

  /** A database and how its file is opened. */
  enum Database {
    H2("jdbc:h2:file:"),
    SQLITE("jdbc:sqlite:"),
    DUCKDB("jdbc:duckdb:");

    private final String url;

    Database(String url) {
      this.url = url;
    }

    Connection open(Path folder) throws SQLException {
      return DriverManager.getConnection(url + folder.resolve(name()).toAbsolutePath());
    }
  }

  private Connection filled(Database database) throws SQLException {
    Connection connection = database.open(folder);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table passenger (id int, age double precision, sex varchar(9),"
              + " survived varchar(9))");
      statement.execute(ROWS);
    }
    return connection;
  }

  private static Sql described(Sql sql) {
    return sql.features("age", "sex")
        .categories("sex")
        .label("survived")
        .missing(Missing.MASK, "age")
        .ignore("id");
  }

  @ParameterizedTest
  @EnumSource
  void everyDatabaseGivesTheSameRows(Database database) throws SQLException {
    try (Connection connection = filled(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from passenger order by id")) {
      Dataset data = described(Sql.read(rows)).load();
      assertThat(data.rows()).isEqualTo(5);
      assertThat(data.field(0).get(0, 0)).isEqualTo(22.5);
      assertThat(data.field(0).get(1, 0)).isNaN();
      assertThat(data.field(0).columns().get(0).gaps()).isEqualTo(Column.Gaps.MASK);
      assertThat(data.field(0).columns().get(1).categories())
          .containsExactly("female", "male")
          .inOrder();
      assertThat(data.classNames()).containsExactly("no", "yes").inOrder();
      assertThat(data.field(1).get(4, 0)).isEqualTo(1.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyDatabaseIsStreamed(Database database) throws SQLException {
    try (Connection connection = filled(database);
        Statement statement = connection.createStatement()) {
      DataStream stream =
          described(Sql.query(() -> statement.executeQuery("select * from passenger order by id")))
              .stream(2);
      assertThat(stream.rows()).isEqualTo(5);
      Preparation preparation = stream.fit(Preparation.keep().oneHot());
      StringBuilder seen = new StringBuilder();
      for (int epoch = 0; epoch < 2; epoch++) {
        try (Windows windows = stream.prepared(preparation).open(2, 0)) {
          for (Dataset window = windows.next(); window != null; window = windows.next()) {
            for (int row = 0; row < window.rows(); row++) {
              seen.append(window.field(0).get(row, 0)).append(' ');
            }
          }
        }
      }
      double mean = (22.5 + 4 + 60.25 + 31) / 4;
      String once = "22.5 " + mean + " 4.0 60.25 31.0 ";
      assertThat(seen.toString()).isEqualTo(once + once);
    }
  }

  @Test
  void resultSetThatIsReadOnceIsNotStreamed() throws SQLException {
    try (Connection connection = filled(Database.SQLITE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from passenger")) {
      Sql sql = described(Sql.read(rows));
      assertThat(assertThrows(DataException.class, () -> sql.stream(2)).getMessage())
          .contains("give Sql.query(() -> ...)");
    }
  }

  @Test
  void parquetAndJsonAreReadThroughDuckDb() throws SQLException, IOException {
    Path json = folder.resolve("flowers.json");
    Files.writeString(
        json,
        """
        {"petal": 1.5, "species": "setosa"}
        {"petal": 4.5, "species": "versicolor"}
        {"petal": 1.25, "species": "setosa"}
        """);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      Path parquet = folder.resolve("flowers.parquet");
      statement.execute(
          "copy (select * from (values (1.5, 'setosa'), (4.5, 'versicolor'), (1.25, 'setosa'))"
              + " t(petal, species)) to '"
              + parquet
              + "' (format parquet)");
      for (String source : new String[] {"'" + parquet + "'", "'" + json + "'"}) {
        try (ResultSet rows = statement.executeQuery("select petal, species from " + source)) {
          Dataset data = Sql.read(rows).features("petal").label("species").load();
          assertThat(data.rows()).isEqualTo(3);
          assertThat(data.field(0).get(2, 0)).isEqualTo(1.25);
          assertThat(data.classNames()).containsExactly("setosa", "versicolor").inOrder();
        }
      }
    }
  }
}
