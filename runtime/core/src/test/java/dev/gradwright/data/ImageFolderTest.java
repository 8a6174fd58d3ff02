package dev.gradwright.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in folders. */
final class ImageFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void pictures() throws IOException {
    write("red/b.png", 3, 2, 0xff0000);
    write("red/a.png", 3, 2, 0xff3300);
    write("blue/c.png", 3, 2, 0x0000ff);
    Files.writeString(folder.resolve("red/.hidden"), "x");
  }

  private void write(String name, int width, int height, int rgb) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, rgb);
    }
    picture.setRGB(0, 0, 0xffffff);
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
  }

  @Test
  void rowsAreChannelsFirstAndSortedByClassAndName() {
    Dataset data = ImageFolder.read(folder).load();
    assertThat(data.rows()).isEqualTo(3);
    assertThat(data.classNames()).containsExactly("blue", "red").inOrder();
    Field pixels = data.field(0);
    assertThat(pixels.shape()).containsExactly(3, 2, 3).inOrder();
    assertThat(data.field(1).get(0, 0)).isEqualTo(0.0);
    // blue/c: white corner, then blue alone
    assertThat(pixels.get(0, 0)).isEqualTo(1.0);
    assertThat(pixels.get(0, 1)).isEqualTo(0.0);
    assertThat(pixels.get(0, 2 * 6 + 1)).isEqualTo(1.0);
    // red/a comes before red/b and has some green
    assertThat(pixels.get(1, 6 + 1)).isWithin(1e-6).of(0.2);
    assertThat(pixels.get(2, 6 + 1)).isEqualTo(0.0);
  }

  @Test
  void grayIsTheWeightedMeanOfTheChannels() {
    Dataset data = ImageFolder.read(folder).gray().load();
    assertThat(data.field(0).shape()).containsExactly(1, 2, 3).inOrder();
    assertThat(data.field(0).get(2, 1)).isWithin(1e-6).of(0.299);
    assertThat(data.field(0).get(2, 0)).isWithin(1e-6).of(1);
  }

  @Test
  void picturesAreBroughtToOneSizeIfAskedFor() throws IOException {
    write("blue/large.png", 30, 20, 0x0000ff);
    String message = message(() -> ImageFolder.read(folder).load());
    assertThat(message).contains("large.png: the picture is 30 by 20, but c.png is 3 by 2");
    Dataset data = ImageFolder.read(folder).size(6, 4).load();
    assertThat(data.field(0).shape()).containsExactly(3, 4, 6).inOrder();
    assertThat(data.field(0).get(1, 2 * 24 + 23)).isEqualTo(1.0);
  }

  @Test
  void filesThatAreNoPicturesAreNamed() throws IOException {
    Files.writeString(folder.resolve("red/notes.txt"), "hello");
    assertThat(message(() -> ImageFolder.read(folder).load()))
        .contains("notes.txt: not a picture that can be read");
    Files.delete(folder.resolve("red/notes.txt"));
    byte[] png = Files.readAllBytes(folder.resolve("red/a.png"));
    Files.write(folder.resolve("red/a.png"), java.util.Arrays.copyOf(png, png.length / 2));
    assertThat(message(() -> ImageFolder.read(folder).load()))
        .containsMatch("a.png: the picture is damaged");
  }

  @Test
  void foldersWithoutPicturesAreNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(message(() -> ImageFolder.read(empty).load())).contains("no pictures");
    assertThat(message(() -> ImageFolder.read(folder.resolve("none")).load())).contains("none");
    assertThat(message(() -> ImageFolder.read(folder).size(0, 3)))
        .isEqualTo("pictures cannot be 0 by 3");
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(DataException.class, call).getMessage());
  }
}
