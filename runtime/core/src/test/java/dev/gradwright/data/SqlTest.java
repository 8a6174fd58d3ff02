package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a database query, on H2 in memory. */
class SqlTest {
  private Connection connection;

  @BeforeEach
  void passengers() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table passenger (id int, age double precision, fare decimal(8, 4), sex varchar(9),"
              + " adult boolean, note varchar(9), survived varchar(9))");
      statement.execute(
          "insert into passenger values (1, 22.5, 7.25, 'male', true, '1.5', 'no'),"
              + " (2, null, 71.2833, 'female', false, '2', 'yes'), (3, 4, 8, null, true, 'x', 'no')");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Dataset load(String query, Function<Sql, Sql> description) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return description.apply(Sql.read(rows)).load();
    }
  }

  private String fault(String query, Function<Sql, Sql> description) {
    DataException e = assertThrows(DataException.class, () -> load(query, description));
    return String.valueOf(e.getMessage());
  }

  @Test
  void numbersBooleansAndTextsAreRead() throws SQLException {
    Dataset data =
        load(
            "select * from passenger where id < 3 order by id",
            sql ->
                sql.features("age", "fare", "adult", "note")
                    .categories("sex")
                    .label("survived")
                    .missing(Missing.MEAN, "age")
                    .ignore("id"));
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.classNames()).containsExactly("no", "yes").inOrder();
    Field features = data.field(0);
    assertThat(features.columns().get(4).categories()).containsExactly("female", "male").inOrder();
    assertThat(features.get(0, 0)).isEqualTo(22.5);
    assertThat(features.get(1, 1)).isEqualTo(71.2833);
    assertThat(features.get(0, 2)).isEqualTo(1.0);
    assertThat(features.get(0, 3)).isEqualTo(1.5);
    assertThat(features.get(0, 4)).isEqualTo(1.0);
    assertThat(features.get(1, 0)).isNaN();
    assertThat(data.origin()).containsExactly(new Note(Note.Kind.MISSING_CELLS, "age", 1));
  }

  @Test
  void nullIsAMissingCell() throws SQLException {
    assertThat(fault("select age from passenger order by id", sql -> sql.features("age")))
        .isEqualTo("query result: row 2, column 'age': the value is missing: NULL");
    assertThat(fault("select sex from passenger order by id", sql -> sql.categories("sex")))
        .isEqualTo("query result: row 3, column 'sex': the value is missing: NULL");
    Dataset data =
        load(
            "select age, sex from passenger",
            sql -> sql.features("age").categories("sex").missing(Missing.DROP));
    assertThat(data.rows()).isEqualTo(1);
  }

  @Test
  void faultsNameRowAndColumn() {
    assertThat(fault("select note from passenger order by id", sql -> sql.features("note")))
        .isEqualTo("query result: row 3, column 'note': 'x' is not a number");
    assertThat(fault("select age, fare from passenger", sql -> sql.features("age")))
        .contains("nothing is said about column 'FARE'");
    assertThat(fault("select age from passenger", sql -> sql.features("agee")))
        .contains("no column 'agee'");
    assertThat(fault("select age from passenger where id > 9", sql -> sql.features("age")))
        .isEqualTo("query result: 0 rows");
  }

  @Test
  void failuresOfTheDatabaseAreOurs() throws SQLException {
    ResultSet rows;
    try (Statement statement = connection.createStatement()) {
      rows = statement.executeQuery("select age from passenger");
    }
    DataException e =
        assertThrows(DataException.class, () -> Sql.read(rows).features("age").load());
    assertThat(e).hasMessageThat().contains("the database failed after row 0");
    assertThat(e).hasCauseThat().isInstanceOf(SQLException.class);
  }
}
