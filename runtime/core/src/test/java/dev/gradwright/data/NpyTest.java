package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("array.npy"), bytes);
  }

  private String fault(byte[] bytes) throws IOException {
    Path path = file(bytes);
    return String.valueOf(assertThrows(DataException.class, () -> Npy.read(path)).getMessage());
  }

  private static byte[] numbers(String type, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f4" -> bytes.putFloat((float) value);
        case "f8" -> bytes.putDouble(value);
        case "i8" -> bytes.putLong((long) value);
        case "i4", "u4" -> bytes.putInt((int) (long) value);
        case "i2", "u2" -> bytes.putShort((short) value);
        default -> bytes.put((byte) value);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @ParameterizedTest
  @CsvSource({
    "<f4,-1.5,3.25",
    "<f8,-1e-300,1e300",
    "|i1,-128,127",
    "<i2,-32768,32767",
    "<i4,-2147483648,2147483647",
    "<i8,-9007199254740992,9007199254740992",
    "|u1,0,255",
    "<u1,0,255",
    "<u2,0,65535",
    "<u4,0,4294967295",
    "|b1,0,1"
  })
  void everyTypeKeepsItsExtremes(String type, double low, double high) throws IOException {
    byte[] content = numbers(type, low, high, 1, 0);
    for (boolean packed : new boolean[] {false, true}) {
      byte[] bytes = Bytes.npy(type, false, "(2, 2)", content);
      NdArray array = Npy.read(file(packed ? Bytes.gzip(bytes) : bytes));
      assertThat(array.shape()).containsExactly(2, 2).inOrder();
      assertThat(array.get(0, 0)).isEqualTo(low);
      assertThat(array.get(0, 1)).isEqualTo(high);
      assertThat(array.get(1, 0)).isEqualTo(1.0);
    }
  }

  @Test
  void firstDimensionFastestIsTurnedAround() throws IOException {
    double[] values = new double[24];
    for (int i = 0; i < 24; i++) {
      values[i] = i;
    }
    for (String type : new String[] {"<f4", "<f8", "<i2", "|u1"}) {
      NdArray array = Npy.read(file(Bytes.npy(type, true, "(2, 3, 4)", numbers(type, values))));
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 3; j++) {
          for (int k = 0; k < 4; k++) {
            assertWithMessage("%s [%s, %s, %s]", type, i, j, k)
                .that(array.get(i, 4 * j + k))
                .isEqualTo((double) (i + 2 * j + 6 * k));
          }
        }
      }
    }
  }

  @Test
  void formatsTwoAndThreeHaveLongHeaders() throws IOException {
    byte[] one = Bytes.npy("<f4", false, "(3,)", numbers("<f4", 1, 2, 3));
    for (byte version = 2; version <= 3; version++) {
      byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', version, 0, one[8], 0, 0, 0};
      byte[] rest = Arrays.copyOfRange(one, 10, one.length);
      NdArray array = Npy.read(file(Bytes.join(start, rest)));
      assertThat(array.rows()).isEqualTo(3);
      assertThat(array.get(2, 0)).isEqualTo(3.0);
    }
  }

  @Test
  void entriesComeInAnyOrder() throws IOException {
    String header = "{'shape':(2,1),'fortran_order':False,'descr':'|u1'}";
    assertThat(Npy.read(file(Bytes.npy(header, new byte[] {7, 9}))).get(1, 0)).isEqualTo(9.0);
  }

  @Test
  void arraysMakeADataset() throws IOException {
    NdArray pixels = Npy.read(file(Bytes.npy("<f4", false, "(2, 1, 2, 2)", new byte[32])));
    int[] labels = Npy.labels(file(Bytes.npy("<i8", false, "(2,)", numbers("<i8", 1, 0))));
    Dataset data = Dataset.builder().features(pixels).classes(labels, List.of("no", "yes")).build();
    assertThat(data.field(0).shape()).containsExactly(1, 2, 2).inOrder();
    assertThat(data.field(1).get(0, 0)).isEqualTo(1.0);
    Path fractions = file(Bytes.npy("<f4", false, "(1,)", numbers("<f4", 0.5)));
    assertThrows(DataException.class, () -> Npy.labels(fractions));
  }

  @ParameterizedTest
  @ValueSource(strings = {"|O", "|O8"})
  void pickledObjectsAreNeverRead(String type) throws IOException {
    assertThat(fault(Bytes.npy(type, false, "(1,)", new byte[8])))
        .endsWith("pickled Python objects, which are never read");
  }

  @Test
  void otherTypesAreRefusedWithARemedy() throws IOException {
    assertThat(fault(Bytes.npy(">f4", false, "(1,)", new byte[4])))
        .endsWith("big-endian numbers; save the array with .astype('<f4')");
    assertThat(fault(Bytes.npy("<c8", false, "(1,)", new byte[8]))).contains(".astype('<f4')");
    assertThat(fault(Bytes.npy("<f2", false, "(1,)", new byte[2]))).contains("'<f2'");
    assertThat(fault(Bytes.npy("<U3", false, "(1,)", new byte[12]))).contains("'<U3'");
    String structured = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }";
    assertThat(fault(Bytes.npy(structured, new byte[4]))).contains(".astype('<f4')");
    assertThat(
            fault(
                Bytes.npy(
                    "<i8",
                    false,
                    "(1,)",
                    ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong((1L << 53) + 1)
                        .array())))
        .endsWith("number 0 is 9007199254740993, which no double holds exactly");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)",
        "{'descr': '<f4', 'fortran_order': False, 'shape': 1, }",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }",
        "{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}",
        "{'descr': '<f4' 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
      })
  void headersThatAreNoneAreShown(String header) throws IOException {
    assertThat(fault(Bytes.npy(header, new byte[4]))).contains("the header is not understood: '");
  }

  @Test
  void shapesThatFitNoArrayAreRefused() throws IOException {
    assertThat(fault(Bytes.npy("<f4", false, "()", new byte[4]))).contains("0 dimensions");
    assertThat(fault(Bytes.npy("<f4", false, "(0, 3)", new byte[0]))).contains("no data");
    assertThat(fault(Bytes.npy("<f4", false, "(65536, 65536)", new byte[4])))
        .contains("more bytes than an array can hold");
    assertThat(fault(Bytes.npy("<f4", false, "(99999999999,)", new byte[4])))
        .contains("a dimension of '99999999999'");
    assertThat(fault(Bytes.npy("<f4", false, "(1 2)", new byte[4]))).contains("'1 2'");
    assertThat(fault(Bytes.npy("<f4", false, "(2, 2)", new byte[15])))
        .endsWith("the numbers [2, 2] need 16 bytes, but 15 follow");
    assertThat(fault(Bytes.npy("<f4", false, "(2, 2)", new byte[17])))
        .endsWith("need 16 bytes, but 17 follow");
  }
}
