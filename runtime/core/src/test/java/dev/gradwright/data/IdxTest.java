package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir Path directory;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private static String fault(Executable reading) {
    return String.valueOf(assertThrows(DataException.class, reading).getMessage());
  }

  private String imageFault(byte[] bytes) throws IOException {
    Path path = file("images", bytes);
    return fault(() -> Idx.images(path));
  }

  @Test
  void imagesAreChannelsFirstAndScaled() throws IOException {
    byte[] bytes = Bytes.idx(IMAGES, 12, 2, 2, 3);
    for (byte[] content : new byte[][] {bytes, Bytes.gzip(bytes)}) {
      NdArray images = Idx.images(file("images", content));
      assertThat(images.shape()).containsExactly(2, 1, 2, 3).inOrder();
      assertThat(images.get(1, 5)).isEqualTo(11 / 255.0);
      NdArray raw = Idx.rawImages(file("images", content));
      assertThat(raw.get(1, 5)).isEqualTo(11.0);
    }
    NdArray colour = Idx.rawImages(file("images", Bytes.idx(0x804, 24, 2, 3, 2, 2)));
    assertThat(colour.shape()).containsExactly(2, 3, 2, 2).inOrder();
  }

  @Test
  void bytesAreUnsigned() throws IOException {
    NdArray images = Idx.images(file("images", Bytes.idx(IMAGES, 256, 1, 16, 16)));
    assertThat(images.get(0, 255)).isEqualTo(1.0);
    assertThat(images.get(0, 128)).isEqualTo(128 / 255.0);
  }

  @Test
  void imagesAndLabelsMakeADataset() throws IOException {
    Path images = file("images", Bytes.idx(IMAGES, 12, 3, 2, 2));
    Path labels = file("labels", Bytes.idx(LABELS, 3, 3));
    Dataset data = Idx.read(images, labels);
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.classNames()).containsExactly("0", "1", "2").inOrder();
    Field pixels = data.field(data.features());
    assertThat(pixels.shape()).containsExactly(1, 2, 2).inOrder();
    float[] gathered = new float[8];
    new Batch(data, new int[] {2, 0}, 0, 2).gather(0, gathered);
    assertThat(gathered[3]).isEqualTo((float) (11 / 255.0));
    assertThat(gathered[7]).isEqualTo((float) (3 / 255.0));
    assertThat(data.slice(2).field(0).get(0, 3)).isEqualTo(11 / 255.0);
  }

  @Test
  @DisplayName("F38: a wrong magic number is shown with the one expected")
  void wrongMagic() throws IOException {
    assertThat(imageFault(Bytes.idx(LABELS, 5, 5)))
        .endsWith(
            "the magic number is 0x00000801, but images need 0x00000803 to 0x00000804; this file"
                + " has labels");
    Path images = file("images", Bytes.idx(IMAGES, 4, 1, 2, 2));
    assertThat(fault(() -> Idx.labels(images)))
        .endsWith(
            "the magic number is 0x00000803, but labels need 0x00000801; this file has 3"
                + " dimensions");
    assertThat(imageFault(Bytes.text("PNG, or something else")))
        .contains("the magic number is 0x504e472c, but images need");
  }

  @Test
  @DisplayName("F38: a little-endian magic number is named as such")
  void littleEndianMagic() throws IOException {
    assertThat(imageFault(Bytes.idx(Integer.reverseBytes(IMAGES), 4, 1, 2, 2)))
        .endsWith("the file is little-endian");
  }

  @Test
  @DisplayName("F39: other types than bytes, and 0 or 5 dimensions, are refused")
  void otherTypes() throws IOException {
    assertThat(imageFault(Bytes.idx(0xD03, 16, 1, 2, 2))).endsWith("only unsigned bytes are read");
    assertThat(imageFault(Bytes.idx(0x800, 1))).endsWith("this file has 0 dimensions");
    assertThat(imageFault(Bytes.idx(0x805, 1, 1, 1, 1, 1, 1)))
        .endsWith("this file has 5 dimensions");
  }

  @Test
  @DisplayName("F40: dimensions whose product is too large are refused before memory is taken")
  void hugeDimensions() throws IOException {
    assertThat(imageFault(Bytes.idx(IMAGES, 4, -1, -1, -1)))
        .endsWith("dimension 1 is 4294967295, which makes more numbers than an array can hold");
    assertThat(imageFault(Bytes.idx(IMAGES, 4, 65536, 65536, 1))).contains("dimension 2 is 65536");
    assertThat(imageFault(Bytes.idx(IMAGES, 4, 1 << 15, 1 << 8, 1 << 7)))
        .contains("need 1073741824 bytes, but 4 follow");
    assertThat(imageFault(Bytes.idx(IMAGES, 4, 1, 0, 4))).contains("dimension 2 is 0");
  }

  @Test
  @DisplayName("F41: a payload shorter or longer than the dimensions is refused with both counts")
  void otherLength() throws IOException {
    assertThat(imageFault(Bytes.idx(IMAGES, 11, 3, 2, 2)))
        .endsWith("the dimensions [3, 2, 2] need 12 bytes, but 11 follow");
    assertThat(imageFault(Bytes.idx(IMAGES, 13, 3, 2, 2))).endsWith("12 bytes, but 13 follow");
    assertThat(imageFault(Bytes.gzip(Bytes.idx(IMAGES, 11, 3, 2, 2)))).endsWith("but 11 follow");
    assertThat(imageFault(Bytes.gzip(Bytes.idx(IMAGES, 2_000_000, 3, 2, 2))))
        .endsWith("12 bytes, but at least 1048588 follow");
    byte[] whole = Bytes.idx(IMAGES, 12, 3, 2, 2);
    for (int length = 0; length < 16; length++) {
      assertThat(imageFault(Arrays.copyOf(whole, length))).endsWith("after " + length + " bytes");
    }
  }

  @Test
  @DisplayName("F42: different numbers of images and labels are refused with both")
  void otherCount() throws IOException {
    Path images = file("images", Bytes.idx(IMAGES, 12, 3, 2, 2));
    Path labels = file("labels", Bytes.idx(LABELS, 4, 4));
    assertThat(fault(() -> Idx.read(images, labels)))
        .isEqualTo(images + " has 3 images, but " + labels + " has 4 labels");
  }

  @Test
  @DisplayName("F43: a label beyond the classes is refused with its index")
  void labelOutOfRange() throws IOException {
    Dataset train =
        Idx.read(
            file("images", Bytes.idx(IMAGES, 12, 3, 2, 2)),
            file("labels", Bytes.idx(LABELS, 3, 3)));
    Path images = file("testImages", Bytes.idx(IMAGES, 20, 5, 2, 2));
    Path labels = file("testLabels", Bytes.idx(LABELS, 5, 5));
    assertThat(fault(() -> Idx.read(images, labels, train)))
        .isEqualTo(labels + ": label 3 is 3, but there are 3 classes");
  }
}
