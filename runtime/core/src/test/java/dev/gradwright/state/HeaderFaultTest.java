package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.train.FlowerNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose head or header is not what the format asks for. */
final class HeaderFaultTest {
  private static final String ENTRY =
      "\"species.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}";

  @TempDir private Path folder;
  private ModelFiles files;
  private byte[] good;

  @BeforeEach
  void save() {
    files = new ModelFiles(folder);
    good = files.flower();
  }

  private Forged forged() {
    return Forged.of(good);
  }

  private String withHeader(String header) {
    return files.refusal(forged().header(header).bytes());
  }

  @Test
  void aForgedFileWithoutAForgeryIsTheFile() {
    assertThat(forged().bytes()).isEqualTo(good);
  }

  @Test
  @DisplayName("M05: files of other formats are no model files")
  void otherFormats() {
    byte[] png = "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(files.refusal(png)).contains("not a model file");
    assertThat(files.refusal("PK\3\4 an archive, say".getBytes(StandardCharsets.US_ASCII)))
        .contains("not a model file");
    assertThat(withHeader("[1, 2]")).contains("does not begin with '{'");
    assertThat(withHeader("{}")).contains("it has no gradwright.format");
  }

  @Test
  @DisplayName("M24: Java objects, class files and pickles are bytes like any other, and refused")
  void objectsOfOtherLanguages() throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject(FlowerNetwork.initial(1));
    }
    assertThat(files.refusal(object.toByteArray())).contains("not a model file");
    try (InputStream in = HeaderFaultTest.class.getResourceAsStream("HeaderFaultTest.class")) {
      assertThat(files.refusal(Objects.requireNonNull(in).readAllBytes()))
          .contains("not a model file");
    }
    byte[] pickle = "\u0080\4cos\nsystem\n(S'exit'\ntR.".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(files.refusal(pickle)).contains("not a model file");
  }

  @Test
  @DisplayName("M05: a newer format says which versions are read, and to update")
  void newerFormats() {
    for (String newer : new String[] {"1.1", "2.0", "10.0"}) {
      byte[] bytes = forged().replace("format\":\"1.0", "format\":\"" + newer).bytes();
      assertThat(files.refusal(bytes))
          .isEqualTo(
              "it is in format "
                  + newer
                  + ", and this library reads 1.0 to 1.0; update gradwright-runtime");
    }
  }

  @Test
  @DisplayName("M05: an older major format says what to do; older minor formats are read")
  void olderFormats() throws Refusal {
    assertThat(files.refusal(forged().replace("format\":\"1.0", "format\":\"0.9").bytes()))
        .isEqualTo(
            "it is in format 0.9, and this library reads 1.0 to 1.0; load it with an older"
                + " gradwright-runtime of format 0 and train or export from there");
    FormatVersion later = new FormatVersion(1, 4);
    later.requireReadable("1.0");
    later.requireReadable("1.4");
  }

  @Test
  @DisplayName("M05: a version that is none is refused")
  void versionsThatAreNone() {
    for (String odd :
        new String[] {"", "1", "1.", ".0", "1.0.0", "-1.0", "1,0", "99999.0", "١.٠"}) {
      byte[] bytes = forged().replace("format\":\"1.0", "format\":\"" + odd).bytes();
      assertWithMessage(odd).that(files.refusal(bytes)).contains("not a version such as 1.0");
    }
  }

  @Test
  @DisplayName("M09: impossible header lengths are refused before anything is allocated")
  void impossibleHeaderLengths() {
    long[] lengths = {Long.MIN_VALUE, -1, 1L << 31, Integer.MAX_VALUE, 0xFFFFFFFFL, 1L << 62};
    for (long length : lengths) {
      byte[] bytes = good.clone();
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      assertThat(files.refusal(bytes))
          .isEqualTo(
              "not a model file: its header would have "
                  + Long.toUnsignedString(length)
                  + " bytes, and 1048576 are the most");
    }
  }

  @Test
  @DisplayName("M10: a header longer than the file, or than the limit, is refused")
  void headerLongerThanTheFile() {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 7);
    assertThat(files.refusal(bytes))
        .isEqualTo(
            "truncated at byte "
                + bytes.length
                + ", or not a model file: its header ends at byte "
                + (bytes.length + 1));
    String blanks = forged().header() + " ".repeat(1 << 20);
    assertThat(withHeader(blanks)).contains("and 1048576 are the most");
  }

  @Test
  @DisplayName("M11: a header that is not UTF-8 is refused")
  void notUtf8() {
    byte[] bytes = good.clone();
    bytes[20] = (byte) 0xC0;
    assertThat(files.refusal(bytes)).contains("its header is not UTF-8");
    byte[] wide = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
    byte[] file = new byte[8 + wide.length];
    file[0] = (byte) wide.length;
    System.arraycopy(wide, 0, file, 8, wide.length);
    assertThat(files.refusal(file)).contains("not the JSON it should be");
  }

  @Test
  @DisplayName("M11: a header that is not JSON is refused")
  void notJson() {
    String whole = forged().header();
    for (String bad :
        new String[] {
          "{",
          "{'a':1}",
          "{\"a\":1,}",
          "{\"a\":NaN}",
          "{\"a\":{}}{}",
          whole.replace("\"__metadata__\":", "\"__metadata__\""),
          whole.substring(0, whole.length() - 1),
          whole + "x",
          whole + "\n",
          whole + " {}",
          "{/**/" + whole.substring(1)
        }) {
      assertWithMessage(bad).that(withHeader(bad)).contains("its header");
    }
  }

  @Test
  @DisplayName("M11: JSON nested deeply is refused in bounded time and stack")
  void nestedDeeply() {
    assertThat(withHeader("{\"a\":".repeat(100_000))).isNotEmpty();
    assertThat(withHeader("{\"a\":{\"shape\":" + "[".repeat(100_000))).isNotEmpty();
    assertThat(withHeader("{\"a\":{\"dtype\":" + "[{\"a\":".repeat(100_000))).isNotEmpty();
  }

  @Test
  @DisplayName("M11: a header with as many entries as it can hold is refused in bounded time")
  void manyEntries() {
    String entries =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[0]}")
            .collect(Collectors.joining(","));
    assertThat(withHeader("{" + entries + "}")).contains("lacks one of");
    String whole =
        IntStream.range(0, 15_000)
            .mapToObj(
                i -> ",\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")
            .collect(Collectors.joining());
    assertThat(withHeader(forged().header().replace("," + ENTRY, "," + ENTRY + whole)))
        .contains("14992 more, which are no parameters of sample.Flower");
  }

  @Test
  @DisplayName("M11: numbers too long, broken or negative are refused")
  void oddNumbers() {
    for (String odd :
        new String[] {
          "9223372036854775808",
          "1".repeat(100_000),
          "3.0",
          "3e0",
          "-3",
          "\"3\"",
          "03",
          "null",
          "[3]"
        }) {
      String header = forged().header().replace("[3],", "[" + odd + "],");
      assertWithMessage(odd).that(withHeader(header)).contains("its header");
    }
  }

  @Test
  @DisplayName("M11: an odd form of an entry is refused with its name")
  void oddForms() {
    String header = forged().header();
    assertThat(withHeader(header.replace("\"dtype\":\"F32\",\"shape\":[3],", "\"shape\":[3],")))
        .contains("tensor 'species.bias' lacks one of");
    assertThat(withHeader(header.replace("[24,36]", "[24,36,36]")))
        .contains("'species.bias' has not two data_offsets");
    assertThat(withHeader(header.replace("\"shape\":[3]", "\"form\":[3]")))
        .contains("tensor 'species.bias' has a member 'form'");
    assertThat(withHeader(header.replace("\"shape\":[3]", "\"shape\":3"))).contains("not an array");
    assertThat(withHeader(header.replace("[24,36]}", "[24,36],\"dtype\":\"F32\"}")))
        .contains("Duplicate field 'dtype'");
    assertThat(withHeader("{\"a\":7}")).contains("'a' is not an object");
    assertThat(withHeader("{\"__metadata__\":{\"a\":7}}")).contains("metadata 'a' is not text");
  }

  @Test
  @DisplayName("M12: a tensor that stands twice is named")
  void duplicateTensor() {
    assertThat(withHeader(forged().header().replace(ENTRY, ENTRY + "," + ENTRY)))
        .contains("Duplicate field 'species.bias'");
    String twice = forged().header().replace("{\"__meta", "{\"__metadata__\":{},\"__meta");
    assertThat(withHeader(twice)).contains("Duplicate field '__metadata__'");
  }

  @Test
  void namesOfAFileAreShortenedAndMadeVisible() {
    String name = "a\\u202e\\nb" + "x".repeat(1000);
    String refusal = withHeader("{\"" + name + "\":7}");
    assertThat(refusal).contains("'a\\u202e\\u000abxxx");
    assertThat(refusal.length()).isLessThan(300);
  }

  @Test
  void aMissingOrOddChecksumIsRefused() {
    String header = forged().header();
    String digits = header.substring(header.indexOf("sha256\":\"") + 9).substring(0, 64);
    assertThat(withHeader(header.replace("gradwright.sha256", "gradwright.sha257")))
        .contains("its header has no gradwright.sha256");
    byte[] upper = good.clone();
    for (int i = 0; i < upper.length; i++) {
      if (Arrays.equals(
          upper,
          i,
          Math.min(i + 64, upper.length),
          digits.getBytes(StandardCharsets.US_ASCII),
          0,
          64)) {
        byte[] shouted = "A".repeat(64).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(shouted, 0, upper, i, 64);
      }
    }
    assertThat(files.refusal(upper)).contains("not 64 hexadecimal digits");
  }
}
