package dev.gradwright.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.train.FlowerNetwork;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were whole once: cut off, bits turned over, bytes swapped. */
final class DamagedFileTest {
  @TempDir private Path folder;
  private ModelFiles files;
  private byte[] good;

  @BeforeEach
  void save() {
    files = new ModelFiles(folder);
    good = files.flower();
  }

  @Test
  @DisplayName("M01: a file shorter than the head says at which byte it is truncated")
  void shorterThanTheHead() {
    assertThat(files.refusal(new byte[0]))
        .isEqualTo(
            "not a model file, or truncated at byte 0: it has not even the 8 bytes of the head");
    assertThat(files.refusal(Arrays.copyOf(good, 7))).contains("truncated at byte 7");
  }

  @Test
  @DisplayName("M02: a file cut off at any byte is refused as truncated")
  void cutOffAtEveryByte() {
    for (int length = 0; length < good.length; length++) {
      assertWithMessage("cut off at byte %s", length)
          .that(files.refusal(Arrays.copyOf(good, length)))
          .contains("truncated");
    }
  }

  @Test
  @DisplayName("M03: a file with any one bit turned over is refused")
  void everyBitTurnedOver() {
    ModelReader reader = new ModelReader(FlowerNetwork.initial(3).architecture(), Set.of());
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bytes = good.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      // In memory, as ten thousand files take a while; every hundredth goes the whole way.
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      String reason = assertThrows(Refusal.class, () -> reader.read(in, bytes.length)).reason();
      assertWithMessage("bit %s", bit).that(reason).isNotEmpty();
      if (bit % 100 == 0) {
        assertThat(files.refusal(bytes)).isEqualTo(reason);
      }
    }
  }

  @Test
  @DisplayName("M03: a bit turned over in the numbers is found by the checksum")
  void bitInTheNumbers() {
    byte[] bytes = good.clone();
    bytes[bytes.length - 1] ^= 1;
    assertThat(files.refusal(bytes)).isEqualTo("damaged: its content does not match its checksum");
  }

  @Test
  @DisplayName("M04: trailing bytes are refused, with or without a right checksum")
  void trailingBytes() {
    String expected =
        "37 bytes follow the header, but its tensors end at 36; something was appended";
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThat(files.refusal(longer)).isEqualTo(expected);
    assertThat(files.refusal(Forged.sealed(longer))).isEqualTo(expected);
  }

  @Test
  @DisplayName("M19: big-endian content is found by the checksum")
  void bigEndianContent() {
    byte[] bytes = good.clone();
    ByteBuffer from = ByteBuffer.wrap(good, good.length - 36, 36).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.wrap(bytes, good.length - 36, 36).order(ByteOrder.BIG_ENDIAN);
    while (from.hasRemaining()) {
      to.putInt(from.getInt());
    }
    assertThat(files.refusal(bytes)).isEqualTo("damaged: its content does not match its checksum");
  }

  @Test
  @DisplayName("M19: a big-endian length is refused")
  void bigEndianLength() {
    byte[] bytes = good.clone();
    for (int i = 0; i < 8; i++) {
      bytes[i] = good[7 - i];
    }
    assertThat(files.refusal(bytes)).contains("not a model file");
  }
}
