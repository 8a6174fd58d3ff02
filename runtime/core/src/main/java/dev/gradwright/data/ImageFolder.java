package dev.gradwright.data;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures from a folder that has one sub-folder for each class: PNG, JPEG, GIF and BMP, or
 * whatever ImageIO can read.
 *
 * <pre>{@code
 * Dataset pets = ImageFolder.read(Path.of("pets")).size(64, 64).load();
 * }</pre>
 *
 * <p>Rows are channels first, {@code [channels, height, width]}, with numbers from 0 to 1; the
 * classes are the names of the sub-folders, sorted, and rows are sorted by class and name. Needs
 * the module {@code java.desktop}.
 */
public final class ImageFolder {
  private static final int WHITE = 255;

  private final Path folder;
  private int width;
  private int height;
  private boolean gray;

  private ImageFolder(Path folder) {
    this.folder = folder;
  }

  /** Starts to describe a folder; nothing is opened yet. */
  public static ImageFolder read(Path folder) {
    return new ImageFolder(folder);
  }

  /**
   * Brings every picture to this size, by bilinear interpolation. Without this call all pictures
   * must have one size.
   *
   * @throws DataException unless both are positive
   */
  public ImageFolder size(int width, int height) {
    if (width < 1 || height < 1) {
      throw new DataException("pictures cannot be " + width + " by " + height);
    }
    this.width = width;
    this.height = height;
    return this;
  }

  /** Makes one channel of the three: 0.299 red, 0.587 green and 0.114 blue (ITU-R BT.601). */
  public ImageFolder gray() {
    gray = true;
    return this;
  }

  /**
   * Reads all pictures.
   *
   * @throws DataException if there are none, one cannot be read or has another size; the message
   *     names the file
   */
  public Dataset load() {
    List<String> classes = names(folder, true);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      Path own = folder.resolve(classes.get(c));
      for (String name : names(own, false)) {
        files.add(own.resolve(name));
        labels.add(c);
      }
    }
    if (files.isEmpty()) {
      throw new DataException(
          folder.toAbsolutePath() + ": no pictures; each class needs a folder of its own in it");
    }
    return dataset(files, labels, classes);
  }

  private static List<String> names(Path folder, boolean folders) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> folders ? Files.isDirectory(entry) : Files.isRegularFile(entry))
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw DataFile.unreadable(folder, e);
    }
  }

  private Dataset dataset(List<Path> files, List<Integer> labels, List<String> classes) {
    int channels = gray ? 1 : 3;
    BufferedImage first = picture(files.get(0));
    int wide = width == 0 ? first.getWidth() : width;
    int high = height == 0 ? first.getHeight() : height;
    int numbers = channels * wide * high;
    float[] values =
        Heap.allocate(
            (long) files.size() * numbers, Float.BYTES, float[]::new, folder + ", pictures,");
    for (int i = 0; i < files.size(); i++) {
      BufferedImage picture = i == 0 ? first : picture(files.get(i));
      fill(fitted(files.get(i), picture, wide, high, files.get(0)), values, i * numbers);
    }
    Field features =
        new Field(
            Field.Kind.FEATURES,
            Optional.empty(),
            List.of(channels, high, wide),
            List.of(),
            new FloatStore(values),
            List.of());
    int[] indices = labels.stream().mapToInt(Integer::intValue).toArray();
    Field target =
        new Field(Field.Kind.CLASSES, Optional.empty(), 1, new IntStore(indices), classes);
    return new Dataset(List.of(features, target), files.size(), List.of(), Optional.empty());
  }

  private static BufferedImage picture(Path file) {
    @Nullable BufferedImage picture;
    try {
      picture = ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new DataException(file.toAbsolutePath() + ": the picture is damaged: " + e, e);
    }
    if (picture == null) {
      throw new DataException(
          file.toAbsolutePath() + ": not a picture that can be read; PNG, JPEG, GIF and BMP can");
    }
    return picture;
  }

  private BufferedImage fitted(Path file, BufferedImage picture, int wide, int high, Path first) {
    if (picture.getWidth() == wide && picture.getHeight() == high) {
      return picture;
    }
    if (width == 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: the picture is %d by %d, but %s is %d by %d; call size(...) to bring all to one"
                  + " size",
              file.toAbsolutePath(),
              picture.getWidth(),
              picture.getHeight(),
              first.getFileName(),
              wide,
              high));
    }
    BufferedImage scaled = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scaled.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(picture, 0, 0, wide, high, null);
    } finally {
      pen.dispose();
    }
    return scaled;
  }

  private void fill(BufferedImage picture, float[] values, int at) {
    int wide = picture.getWidth();
    int pixels = wide * picture.getHeight();
    for (int i = 0; i < pixels; i++) {
      int rgb = picture.getRGB(i % wide, i / wide);
      float red = (rgb >> 16 & WHITE) / (float) WHITE;
      float green = (rgb >> 8 & WHITE) / (float) WHITE;
      float blue = (rgb & WHITE) / (float) WHITE;
      if (gray) {
        values[at + i] = 0.299f * red + 0.587f * green + 0.114f * blue;
      } else {
        values[at + i] = red;
        values[at + pixels + i] = green;
        values[at + 2 * pixels + i] = blue;
      }
    }
  }
}
