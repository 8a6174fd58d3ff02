package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.kernel.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path directory;

  private Csv csv(String text) throws IOException {
    return csv(text.getBytes(StandardCharsets.UTF_8));
  }

  private Csv csv(byte[] bytes) throws IOException {
    return Csv.read(Files.write(directory.resolve("data.csv"), bytes));
  }

  /** Reads columns a and b as features and c as the label, and expects this fault. */
  private void assertFault(String text, String... expected) throws IOException {
    assertFault(csv(text).features("a", "b").label("c"), expected);
  }

  private static void assertFault(Csv csv, String... expected) {
    DataException e = assertThrows(DataException.class, csv::load);
    assertThat(e).hasMessageThat().contains(csv.path.getFileName().toString());
    for (String part : expected) {
      assertThat(e).hasMessageThat().contains(part);
    }
  }

  private static void assertNumbers(Dataset data, double... expected) {
    Field field = data.field(0);
    double[] actual = new double[data.rows() * field.width()];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = field.get(i / field.width(), i % field.width());
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void columnsAreTakenByNameInTheOrderAskedFor() throws IOException {
    Dataset data = csv("c,b,a\nx,1,2\ny,3,4\n").features("a", "b").label("c").load();
    assertNumbers(data, 2, 1, 4, 3);
    assertThat(data.field(1).get(1, 0)).isEqualTo(1.0);
  }

  @Test
  void classesAreSortedByText() throws IOException {
    Dataset data = csv("a,c\n1,pear\n2,Fig\n3,apple\n4,pear\n").features("a").label("c").load();
    Field classes = data.field(data.targets());
    assertThat(classes.classNames()).containsExactly("Fig", "apple", "pear").inOrder();
    assertThat(classes.get(0, 0)).isEqualTo(2.0);
    assertThat(classes.get(1, 0)).isEqualTo(0.0);
    assertThat(classes.get(2, 0)).isEqualTo(1.0);
    assertThat(classes.get(3, 0)).isEqualTo(2.0);
  }

  @Test
  void fieldsBelongToTheirNodes() throws IOException {
    Dataset data =
        csv("a,b,c,d\n1,2,3,4\n")
            .features("left", new String[] {"a"})
            .features("right", new String[] {"b"})
            .target("c")
            .targets("other", "d")
            .load();
    assertThat(data.field(data.features("right")).get(0, 0)).isEqualTo(2.0);
    assertThat(data.field(data.targets()).get(0, 0)).isEqualTo(3.0);
    assertThat(data.field(data.targets("other")).get(0, 0)).isEqualTo(4.0);
  }

  @Test
  void moreRowsThanTheFirstBufferHolds() throws IOException {
    StringBuilder text = new StringBuilder("a,c\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(",k").append(i % 7).append('\n');
    }
    Dataset data = csv(text.toString()).features("a").label("c").load();
    assertThat(data.rows()).isEqualTo(5000);
    assertThat(data.field(0).get(4999, 0)).isEqualTo(4999.0);
    assertThat(data.field(1).get(4999, 0)).isEqualTo(4999.0 % 7);
  }

  @Test
  @DisplayName("F01: missing path, directory, dangling link and loop of links are told apart")
  void fileThatIsNone() throws IOException {
    Path missing = directory.resolve("missing.csv");
    assertFault(Csv.read(missing).label("c"), missing.toAbsolutePath() + ": there is no such file");
    assertFault(Csv.read(directory).label("c"), ": is a directory");
    Path dangling = Files.createSymbolicLink(directory.resolve("dangling.csv"), missing);
    assertFault(Csv.read(dangling).label("c"), "symbolic link that leads nowhere");
    Path loop = directory.resolve("loop.csv");
    Files.createSymbolicLink(loop, loop);
    assertFault(Csv.read(loop).label("c"), "loop of links");
  }

  @Test
  @DisplayName("F02: a file that may not be read is named")
  void noPermission() {
    Path path = Path.of("secret.csv");
    DataException e = DataFile.unreadable(path, new AccessDeniedException("secret.csv"));
    assertThat(e).hasMessageThat().isEqualTo(path.toAbsolutePath() + ": no permission to read it");
  }

  @Test
  @DisplayName("F18: messages have plain digits in every locale")
  void messagesHavePlainDigits() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertFault("a,b,c\n1,2,x\n3,4\n", "line 3: expected 3 cells, got 2");
      assertFault("a,b,c\n1,?,x\n", "line 2, column 'b'");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @DisplayName("F03: an empty file has no header and no rows")
  void emptyFile() throws IOException {
    assertFault("", "no header and no rows");
  }

  @Test
  @DisplayName("F04: a header alone is 0 rows")
  void headerOnly() throws IOException {
    assertFault("a,b,c\n", "0 rows");
    assertFault("a,b,c", "0 rows");
    assertFault("a,b,c\n\n\n", "0 rows");
  }

  @Test
  @DisplayName("F05: trailing blank lines are ignored, all others are faults")
  void blankLines() throws IOException {
    assertNumbers(csv("a\n1\n2\n\n  \n\n").features("a").load(), 1, 2);
    assertFault("\n\n\n", "0 rows", "all lines are blank");
    assertFault("\na,b,c\n1,2,x\n", "no header: line 1 is blank");
    assertFault("a,b,c\n1,2,x\n\n3,4,y\n", "line 3 is blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\n1,2\n3,4",
        "a,b\r1,2\r3,4\r",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r\n3,4\n"
      })
  @DisplayName("F06: line ends of every kind read equally")
  void lineEnds(String text) throws IOException {
    assertNumbers(csv(text).features("a", "b").load(), 1, 2, 3, 4);
    assertFault(csv(text.replace("4", "x")).features("a", "b"), "line 3, column 'b'");
  }

  @Test
  @DisplayName("F07: a byte order mark is not part of the first name")
  void byteOrderMark() throws IOException {
    assertNumbers(csv("\uFEFFa,b\n1,2\n").features("a", "b").load(), 1, 2);
    assertNumbers(csv("\uFEFF\"a\",b\n1,2\n").features("a", "b").load(), 1, 2);
  }

  @Test
  @DisplayName("F08: bytes that are not UTF-8 are named by line and byte")
  void notUtf8() throws IOException {
    byte[] latin = "a,c\n1,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    assertFault(csv(latin).features("a").label("c"), "not UTF-8", "line 2, byte 8");
  }

  @Test
  @DisplayName("F08: a fault far into a long file is still found")
  void notUtf8FarIntoTheFile() throws IOException {
    byte[] bytes = ("a\n" + "1\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
    bytes[300_002] = (byte) 0xFF;
    assertFault(csv(bytes).features("a"), "line 150002, byte 300002");
  }

  @Test
  @DisplayName("F09: NUL characters are faults in numbers and in classes")
  void nul() throws IOException {
    assertFault("a,b,c\n1,2\u0000,x\n", "line 2, column 'b'", "2\\u0000");
    assertFault("a,b,c\n1,2,x\u0000\n", "line 2, column 'c'", "NUL");
  }

  @Test
  @DisplayName("F10: a ragged row is named with both counts")
  void raggedRow() throws IOException {
    assertFault("a,b,c\n1,2,x\n3,4\n", "line 3: expected 3 cells, got 2");
    assertFault("a,b,c\n1,2,x,4\n", "line 2: expected 3 cells, got 4");
  }

  @Test
  @DisplayName("F11: quoted cells are read by RFC 4180 and lines are physical")
  void quotedCells() throws IOException {
    Dataset data = csv("a,c\n\"1\",\"x, \"\"y\"\"\nz\"\n2,plain\n").features("a").label("c").load();
    assertThat(data.field(1).classNames()).containsExactly("plain", "x, \"y\"\nz");
    assertFault("a,b,c\n1,2,\"x\ny\"\n3,?,z\n", "line 4, column 'b'");
  }

  @Test
  @DisplayName("F12: an unclosed quote is reported where it opens")
  void unclosedQuote() throws IOException {
    assertFault("a,b,c\n1,2,\"x\n3,4,y\n", "line 2, character 5: this quote is never closed");
    assertFault("a,b,c\n\"1\n\",2,\"x\n3,4,y\n", "line 3, character 5");
    assertFault("a,b,c\r\n1,2,x\r\n1,\"2,y\r\n", "line 3, character 3");
  }

  @Test
  @DisplayName("F12: an unclosed quote does not take in the whole file")
  void unclosedQuoteInALongFile() throws IOException {
    String rows = "1,2,x\n".repeat(400_000);
    assertFault("a,b,c\n1,\"2,x\n" + rows, "line 2, character 3", "not closed within 1048576");
  }

  @Test
  @DisplayName("F13: text after a closing quote is reported with its place")
  void textAfterQuote() throws IOException {
    assertFault("a,b,c\n1,\"2\"0,x\n", "line 2, character 6: '0' after a closing quote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "null", "?", "NaN"})
  @DisplayName("F14: a missing number is an error with line and column")
  void missingNumber(String cell) throws IOException {
    assertFault("a,b,c\n1,2,x\n1," + cell + ",x\n", "line 3, column 'b': the value is missing");
  }

  @Test
  @DisplayName("F14: a missing class is an error with line and column")
  void missingClass() throws IOException {
    assertFault("a,b,c\n1,2,x\n1,2,\n", "line 3, column 'c': the class is missing");
  }

  @Test
  @DisplayName("F15, F16: infinite and overflowing numbers are errors with line and column")
  void infiniteNumbers() throws IOException {
    assertFault("a,b,c\n-Inf,2,x\n", "line 2, column 'a': '-Inf' is not a finite number");
    assertFault("a,b,c\n1e400,2,x\n", "line 2, column 'a': '1e400' is too large");
  }

  @Test
  @DisplayName("F17: an underflowing number is 0")
  void underflow() throws IOException {
    assertNumbers(csv("a\n1e-400\n").features("a").load(), 0);
  }

  @Test
  @DisplayName("F18: decimal commas are read when asked for and hinted at otherwise")
  void decimalComma() throws IOException {
    String text = "a;b\n3,14;-2,5e1\n";
    assertNumbers(csv(text).separator(';').decimalComma().features("a", "b").load(), 3.14, -25);
    assertFault(
        csv(text).separator(';').features("a", "b"), "line 2, column 'a'", "decimalComma()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$5", "5%", "0x10", "1d", "1f", "\uFF11\uFF12"})
  @DisplayName("F19: only plain decimal numbers are numbers")
  void otherNotations(String cell) throws IOException {
    assertFault("a,b,c\n1," + cell + ",x\n", "line 2, column 'b'", "is not a number");
  }

  @Test
  @DisplayName("F20: text in a numeric column is shown, short and escaped")
  void textInNumericColumn() throws IOException {
    assertFault(
        "a,b,c\n1,\"two\ttabs\",x\n", "line 2, column 'b': 'two\\u0009tabs' is not a number");
    assertFault("a,b,c\n1," + "y".repeat(99) + ",x\n", "'" + "y".repeat(40) + "...'");
  }

  @Test
  @DisplayName("F21, F22: an unknown class is refused with the known ones or a hint")
  void unknownClass() throws IOException {
    Dataset train = csv("a,c\n1,x\n2,Y\n").features("a").label("c").load();
    assertFault(
        csv("a,c\n1,x\n1,z\n").features("a").label("c").classesOf(train),
        "line 3, column 'c': unknown class 'z'; known are 'Y', 'x'");
    assertFault(
        csv("a,c\n1, y\n").features("a").label("c").classesOf(train),
        "unknown class ' y'; did you mean 'Y'?");
  }

  @Test
  @DisplayName("F23: a class may be absent from a file to test with")
  void absentClassKeepsTheNumbering() throws IOException {
    Dataset train = csv("a,c\n1,x\n2,y\n").features("a").label("c").load();
    Dataset test = csv("a,c\n1,y\n").features("a").label("c").classesOf(train).load();
    assertThat(test.field(1).get(0, 0)).isEqualTo(1.0);
    assertThat(test.field(1).classNames()).isEqualTo(List.of("x", "y"));
  }

  @Test
  @DisplayName("F24: missing and duplicate columns are shown with both lists")
  void missingAndDuplicateColumns() throws IOException {
    assertFault(
        "a,B,c\n1,2,x\n",
        "no column 'b'",
        "asked for: 'a', 'b', 'c'",
        "the file has: 'a', 'B', 'c'");
    assertFault("a,b,b,c\n1,2,3,x\n", "two columns 'b'", "the file has: 'a', 'b', 'b', 'c'");
    assertFault("a;b;c\n1;2;x\n", "is the separator ';'?");
  }

  @Test
  @DisplayName("F25: extra columns are ignored only when that is said")
  void extraColumns() throws IOException {
    String text = "id,a,b,c,note\n7,1,2,x,hello\n";
    assertFault(text, "nothing is said about column 'id', 'note'");
    Dataset some = csv(text).features("a", "b").label("c").ignore("id", "note").load();
    Dataset all = csv(text).features("a", "b").label("c").ignoreOthers().load();
    assertNumbers(some, 1, 2);
    assertNumbers(all, 1, 2);
  }

  @Test
  @DisplayName("F26: a column to predict must not be among the features")
  void leak() throws IOException {
    assertFault(csv("a,c\n1,2\n").features("a", "c").target("c"), "column 'c'", "leak");
    assertFault(csv("a,c\n1,2\n").features("a", "a").target("c"), "named twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatIsWrittenIsRead(int seed) throws IOException {
    var generator = new Generator(seed);
    double[] numbers = new double[300];
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int i = 0; i < numbers.length; i++) {
      double scale = StrictMath.pow(10, generator.nextInt(600) - 300);
      numbers[i] = generator.nextGaussian() * scale;
      text.append(numbers[i]).append(i % 3 == 2 ? '\n' : ',');
    }
    Dataset data = csv(text.toString()).features("a", "b", "c").load();
    for (int i = 0; i < numbers.length; i++) {
      assertWithMessage("seed %s, number %s", seed, i)
          .that(data.field(0).get(i / 3, i % 3))
          .isEqualTo(numbers[i]);
    }
  }

  @Test
  void numbersOfAColumnMayBeMultipliedAsTheyAreRead() throws IOException {
    Path file = Files.writeString(directory.resolve("prices.csv"), "rooms,price\n3,250000\n4,NA\n");
    Dataset data =
        Csv.read(file)
            .features("rooms")
            .target("price")
            .times(1e-5, "price")
            .missing(Missing.constant(100_000), "price")
            .load();
    assertThat(data.field(1).get(0, 0)).isEqualTo(250000 * 1e-5);
    assertThat(data.field(1).get(1, 0)).isEqualTo(100000 * 1e-5);
    Csv csv = Csv.read(file);
    assertThat(assertThrows(DataException.class, () -> csv.times(0, "price")).getMessage())
        .contains("the numbers of column 'price' cannot be multiplied by 0.0");
    Csv other = Csv.read(file).features("rooms").ignore("price").times(2, "price");
    assertThat(assertThrows(DataException.class, other::load).getMessage())
        .contains("something is said about column 'price', which is not read");
  }
}
