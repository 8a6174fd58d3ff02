package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files packed by gzip, whole and damaged. */
class GzipTest {
  private static final String TEXT = "a\n" + "1.5\n-2\n".repeat(500);

  @TempDir Path directory;

  private Path file(String name, byte[]... parts) throws IOException {
    return Files.write(directory.resolve(name), Bytes.join(parts));
  }

  private static String fault(Path path) {
    DataException e =
        assertThrows(DataException.class, () -> Csv.read(path).features("a").ignoreOthers().load());
    return String.valueOf(e.getMessage());
  }

  @Test
  @DisplayName("F37: packed data are known by their first bytes, whatever the name")
  void magicDecides() throws IOException {
    Path plain = file("plain.csv.gz", Bytes.text(TEXT));
    Path packed = file("packed.csv", Bytes.gzip(Bytes.text(TEXT)));
    for (Path path : new Path[] {plain, packed}) {
      Dataset data = Csv.read(path).features("a").load();
      assertThat(data.rows()).isEqualTo(1000);
      assertThat(data.field(0).get(999, 0)).isEqualTo(-2.0);
    }
  }

  @Test
  @DisplayName("F35: concatenated members are read one after the other")
  void members() throws IOException {
    byte[] empty = Bytes.gzip(new byte[0]);
    Path path =
        file("x", empty, Bytes.gzip(Bytes.text("a\n1\n")), empty, Bytes.gzip(Bytes.text("2\n")));
    assertThat(Csv.read(path).features("a").load().rows()).isEqualTo(2);
  }

  @Test
  @DisplayName("F35: a file cut at any byte is refused with the place")
  void truncated() throws IOException {
    byte[] packed = Bytes.gzip(Bytes.text(TEXT));
    for (int length = 2; length < packed.length; length++) {
      String fault = fault(file("cut", Arrays.copyOf(packed, length)));
      assertWithMessage("cut after %s of %s bytes", length, packed.length)
          .that(fault)
          .contains("byte " + length + ": the gzip data end in the middle");
    }
  }

  @Test
  @DisplayName("F35: a wrong checksum, a wrong length and damaged data are refused")
  void damaged() throws IOException {
    byte[] packed = Bytes.gzip(Bytes.text(TEXT));
    byte[] checksum = packed.clone();
    checksum[packed.length - 8] ^= 1;
    assertThat(fault(file("x", checksum))).contains("the checksum of the gzip data is wrong");
    byte[] length = packed.clone();
    length[packed.length - 1] ^= 1;
    assertThat(fault(file("x", length))).contains("the length in the gzip data is wrong");
    byte[] block = packed.clone();
    block[10] = (byte) 0xFF;
    assertThat(fault(file("x", block))).contains("the gzip data are damaged");
    byte[] method = packed.clone();
    method[2] = 7;
    assertThat(fault(file("x", method))).contains("byte 3: packed by an unknown method");
  }

  @Test
  @DisplayName("F35: anything after the last member is refused with the place")
  void trailing() throws IOException {
    byte[] packed = Bytes.gzip(Bytes.text(TEXT));
    assertThat(fault(file("x", packed, Bytes.text("garbage"))))
        .contains(
            "byte " + (packed.length + 1) + ": something other than gzip data follows their end");
    assertThat(fault(file("x", packed, new byte[] {31}))).contains("end in the middle");
    assertThat(fault(file("x", packed, new byte[512]))).contains("something other than gzip data");
  }

  @Test
  @DisplayName("F36: data made to fill memory are refused")
  void bomb() throws IOException {
    Path bomb = directory.resolve("bomb");
    byte[] lines = Bytes.text(("1," + "x".repeat(1021) + "\n").repeat(1 << 10));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(Bytes.text("a,b\n"));
      for (int i = 0; i < 140; i++) {
        out.write(lines);
      }
    }
    assertThat(Files.size(bomb)).isLessThan(1_000_000L);
    assertThat(fault(bomb)).contains("unpacks to more than 200 times its size");
  }

  @Test
  @DisplayName("F36: dimensions that the packed bytes cannot hold cost no memory")
  void bombOfDimensions() throws IOException {
    Path bomb = file("bomb", Bytes.gzip(Bytes.idx(0x803, 100, 60_000, 28, 28)));
    DataException e = assertThrows(DataException.class, () -> Idx.images(bomb));
    assertThat(e).hasMessageThat().contains("need 47040000 bytes, but at most");
  }
}
