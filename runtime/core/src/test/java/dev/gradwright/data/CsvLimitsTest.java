package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are too long or too wide, and files without a header. */
class CsvLimitsTest {
  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("data.csv"), text);
  }

  private static String fault(Csv csv) {
    return String.valueOf(assertThrows(DataException.class, csv::load).getMessage());
  }

  @Test
  @DisplayName("F31: a line of 100 MB is refused after the first megabyte")
  void longLine() throws IOException {
    Path path = directory.resolve("long.csv");
    try (Writer out = Files.newBufferedWriter(path)) {
      out.write("a\n");
      String part = "1".repeat(1_000_000);
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
    }
    assertThat(fault(Csv.read(path).features("a")))
        .contains("line 2: a cell is longer than 1048576 characters");
  }

  @Test
  @DisplayName("F31: a million columns are refused, in the header and below")
  void wideLine() throws IOException {
    String wide = "1,".repeat(1_000_000);
    assertThat(fault(Csv.read(file(wide + "\n")).otherFeatures()))
        .contains("line 1 has more than 100000 columns");
    assertThat(fault(Csv.read(file("a,b\n1,2\n" + wide + "\n")).otherFeatures()))
        .contains("line 3 is longer than 1048576 characters");
  }

  @Test
  void manyColumnsAreRead() throws IOException {
    StringBuilder text = new StringBuilder("c0");
    for (int i = 1; i < 50_000; i++) {
      text.append(",c").append(i);
    }
    text.append('\n').append("1,".repeat(49_999)).append("2\n");
    Dataset data = Csv.read(file(text.toString())).otherFeatures().load();
    assertThat(data.field(0).width()).isEqualTo(50_000);
    assertThat(data.field(0).get(0, 49_999)).isEqualTo(2.0);
  }

  @Test
  @DisplayName("F32: a file larger than the heap is refused with an estimate, before it is read")
  void largerThanTheHeap() throws IOException, InterruptedException {
    Path path = directory.resolve("large.csv");
    String part = "1,2,3\n".repeat(100_000);
    try (Writer out = Files.newBufferedWriter(path)) {
      out.write("a,b,c\n");
      for (int i = 0; i < 50; i++) {
        out.write(part);
      }
    }
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LargeFile.class.getName(),
                path.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    reader.waitFor();
    // 5,000,000 rows; what is read ahead makes the estimate a little low.
    assertThat(said).startsWith("refused: " + path + ": about 4");
    assertThat(said).contains("MB, but the heap has");
    assertThat(said).contains("raise it with -Xmx");
  }

  /** Reads the file it is given and says what came of it. */
  static final class LargeFile {
    private LargeFile() {}

    public static void main(String[] arguments) {
      try {
        Csv.read(Path.of(arguments[0])).features("a", "b", "c").load();
        System.out.println("read");
      } catch (DataException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
  }

  @Test
  @DisplayName("F08: another encoding is read when it is named, and hinted at otherwise")
  void encodings() throws IOException {
    String text = "a,c\n1,gr\u00fcn\n";
    Path latin = Files.write(directory.resolve("l"), text.getBytes(StandardCharsets.ISO_8859_1));
    Path utf16 = Files.write(directory.resolve("u"), text.getBytes(StandardCharsets.UTF_16));
    assertThat(fault(Csv.read(latin).features("a").label("c")))
        .endsWith("not UTF-8 (line 2, byte 8); name its encoding with charset(...)");
    assertThat(fault(Csv.read(utf16).features("a").label("c"))).contains("not UTF-8 (line 1");
    assertThat(
            Csv.read(latin)
                .charset(StandardCharsets.ISO_8859_1)
                .features("a")
                .label("c")
                .load()
                .classNames())
        .containsExactly("gr\u00fcn");
    assertThat(
            Csv.read(utf16)
                .charset(StandardCharsets.UTF_16)
                .features("a")
                .label("c")
                .load()
                .classNames())
        .containsExactly("gr\u00fcn");
  }

  @Test
  @DisplayName("F09: NUL characters are faults in columns that are not read, too")
  void nulInIgnoredColumn() throws IOException {
    assertThat(fault(Csv.read(file("a,b\n1,2\n1,\u0000\n")).features("a").ignore("b")))
        .contains("line 3, column 'b': there is a NUL character");
  }

  @Test
  void columnsWithoutHeaderAreNamedByTheirPlace() throws IOException {
    Dataset data =
        Csv.read(file("1,2,x\n3,4,y\n")).noHeader().features("c2", "c1").label("c3").load();
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.field(0).get(0, 0)).isEqualTo(2.0);
    assertThat(data.field(0).get(1, 1)).isEqualTo(3.0);
    assertThat(data.field(0).columns().get(0).name()).isEqualTo("c2");
    assertThat(fault(Csv.read(file("?,x\n")).noHeader().features("c1").label("c2")))
        .contains("line 1, column 'c1': the value is missing");
    assertThat(fault(Csv.read(file("\n1,2\n")).noHeader().otherFeatures()))
        .endsWith(": line 1 is blank, but rows follow it");
    assertThat(fault(Csv.read(file("")).noHeader().features("c1")))
        .endsWith(": no rows: the file is empty");
  }

  @Test
  @DisplayName("F10: a ragged row is named as such even if a cell that moved is no number")
  void raggedRowComesFirst() throws IOException {
    assertThat(fault(Csv.read(file("a,b,c\n1,2,3\nx,1,2,3\n")).otherFeatures()))
        .contains("line 3: expected 3 cells, got 4");
  }

  @Test
  void messagesHavePlainDigitsInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      manyColumnsAreRead();
      wideLine();
    } finally {
      Locale.setDefault(before);
    }
  }
}
