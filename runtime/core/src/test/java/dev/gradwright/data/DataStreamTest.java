package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.DataStream.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Tables read window by window. */
final class DataStreamTest {
  @TempDir private Path folder;

  private Csv table(int rows) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,c,t\n");
    for (int i = 0; i < rows; i++) {
      String b = i % 7 == 3 ? "" : String.format(Locale.ROOT, "%.4f", random.nextGaussian());
      // A class and a category appear late, and in another order than that of their texts.
      String c = i > rows - 4 ? "alone" : "xyz".substring(2 - i % 3, 3 - i % 3);
      String t = i == rows - 1 ? "early" : i % 2 == 0 ? "yes" : "no";
      text.append(i).append(',').append(b).append(',').append(c).append(',').append(t).append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), text);
    return Csv.read(file)
        .features("a", "b", "c")
        .categories("c")
        .label("t")
        .missing(Missing.MASK, "b");
  }

  @Test
  void windowsHaveTheRowsOfTheWholeTable() throws IOException {
    Dataset whole = table(103).load();
    DataStream stream = table(103).stream(20);
    assertThat(stream.rows()).isEqualTo(103);
    int at = 0;
    try (Windows windows = stream.open(20, 0)) {
      for (Dataset window = windows.next(); window != null; window = windows.next()) {
        assertThat(window.rows()).isEqualTo(at == 100 ? 3 : 20);
        assertThat(window.classNames()).isEqualTo(whole.classNames());
        assertThat(window.field(0).columns().get(2)).isEqualTo(whole.field(0).columns().get(2));
        for (int row = 0; row < window.rows(); row++, at++) {
          for (int column = 0; column < 3; column++) {
            assertThat(window.field(0).get(row, column)).isEqualTo(whole.field(0).get(at, column));
          }
          assertThat(window.field(1).get(row, 0)).isEqualTo(whole.field(1).get(at, 0));
        }
      }
      assertThat(windows.next()).isNull();
    }
    assertThat(at).isEqualTo(103);
  }

  @Test
  void windowsMayBeLeftOut() throws IOException {
    DataStream stream = table(103).stream(20);
    try (Windows windows = stream.open(25, 3)) {
      Dataset fourth = Objects.requireNonNull(windows.next());
      assertThat(fourth.field(0).get(0, 0)).isEqualTo(75.0);
    }
  }

  @Test
  void preparationIsThatOfTheWholeTable() throws IOException {
    Dataset whole = table(103).load();
    DataStream stream = table(103).stream(10);
    PreparationPlan plan = Preparation.standardize().oneHot().minMax("a");
    Dataset expected = plan.fit(whole).apply(whole);
    int at = 0;
    try (Windows windows = stream.prepared(stream.fit(plan)).open(10, 0)) {
      for (Dataset window = windows.next(); window != null; window = windows.next()) {
        for (int row = 0; row < window.rows(); row++, at++) {
          for (int column = 0; column < expected.field(0).width(); column++) {
            assertThat(window.field(0).get(row, column))
                .isWithin(1e-12)
                .of(expected.field(0).get(at, column));
          }
        }
      }
    }
    assertThat(at).isEqualTo(103);
  }

  @Test
  void mediansOfAStreamAreRefused() throws IOException {
    DataStream stream = table(103).stream(10);
    assertThat(message(() -> stream.fit(Preparation.robust().oneHot())))
        .contains("a median needs all rows in memory, but these are streamed");
  }

  @Test
  void digestTellsTablesAndPreparationsApart() throws IOException {
    DataStream stream = table(103).stream(10);
    assertThat(table(103).stream(10).digest()).isEqualTo(stream.digest());
    Preparation preparation = stream.fit(Preparation.standardize().oneHot());
    assertThat(stream.prepared(preparation).digest()).isNotEqualTo(stream.digest());
    assertThat(table(102).stream(10).digest()).isNotEqualTo(stream.digest());
  }

  @Test
  @DisplayName("F32: a fault in a later window names its line")
  void faultInALaterWindowNamesItsLine() throws IOException {
    DataStream stream = table(50).stream(10);
    Path file = folder.resolve("table.csv");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\n31,", "\nthirty-one,"));
    try (Windows windows = stream.open(10, 0)) {
      assertThat(message(() -> drain(windows))).contains("line 33, column 'a'");
      assertThat(windows.next()).isNull();
    }
    Files.writeString(file, text.replace("\n31,", "\n31,1,").replaceFirst(",[^,]*,x,no\n$", ""));
    assertThat(message(() -> Csv.read(file).ignoreOthers().features("a").stream(10)))
        .contains("expected 4 cells, got 5");
  }

  @Test
  void newClassInALaterReadingIsAFault() throws IOException {
    DataStream stream = table(50).stream(10);
    Path file = folder.resolve("table.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("yes", "maybe"));
    try (Windows windows = stream.open(10, 0)) {
      assertThat(message(() -> drain(windows))).contains("unknown class 'maybe'");
    }
  }

  @Test
  void closingEndsTheReader() throws IOException, InterruptedException {
    DataStream stream = table(5000).stream(10);
    Windows windows = stream.open(10, 0);
    assertThat(windows.next()).isNotNull();
    windows.close();
    for (int wait = 0; wait < 500 && readers() > 0; wait++) {
      Thread.sleep(10);
    }
    assertThat(readers()).isEqualTo(0);
  }

  private static long readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("gradwright-reader") && thread.isAlive())
        .count();
  }

  private static void drain(Windows windows) {
    while (windows.next() != null) {
      Thread.onSpinWait();
    }
  }

  private static String message(Executable call) {
    return String.valueOf(assertThrows(DataException.class, call).getMessage());
  }
}
