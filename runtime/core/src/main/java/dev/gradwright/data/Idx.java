package dev.gradwright.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads images and labels in the IDX format of MNIST, plain or packed by gzip.
 *
 * <pre>{@code
 * Dataset digits =
 *     Idx.read(folder.resolve("train-images-idx3-ubyte.gz"),
 *         folder.resolve("train-labels-idx1-ubyte.gz"));
 * }</pre>
 *
 * <p>The format is four bytes (two zeros, 8 for unsigned bytes, the number of dimensions), each
 * dimension as a big-endian number of four bytes, then the bytes. Every method throws {@link
 * DataException} if a file cannot be read, is not of this format, or cannot fit into memory.
 */
public final class Idx {
  private Idx() {}

  /**
   * Reads images and their labels: features scaled to 0 to 1, of shape channels, height, width, and
   * the classes {@code 0}, {@code 1} and so on up to the highest label.
   */
  public static Dataset read(Path images, Path labels) {
    int[] values = labels(labels);
    return read(images, labels, values, IntStream.of(values).max().orElse(0) + 1);
  }

  /**
   * Reads images and their labels, as {@link #read(Path, Path)} does, for a file to test with: the
   * classes are those of {@code train}, and a label beyond them is an error.
   */
  public static Dataset read(Path images, Path labels, Dataset train) {
    return read(images, labels, labels(labels), train.classNames().size());
  }

  /** Reads images, each byte divided by 255, of shape rows, channels, height, width. */
  public static NdArray images(Path path) {
    return images(path, true);
  }

  /** Reads images with numbers from 0 to 255, of shape rows, channels, height, width. */
  public static NdArray rawImages(Path path) {
    return images(path, false);
  }

  /** Reads labels, one number from 0 to 255 per row. */
  public static int[] labels(Path path) {
    byte[] bytes = IdxFile.read(path, "labels", 1, 1).bytes();
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[i] & 0xFF;
    }
    return labels;
  }

  private static NdArray images(Path path, boolean scaled) {
    IdxFile file = IdxFile.read(path, "images", 3, 4);
    List<Integer> shape = new ArrayList<>(file.shape());
    if (shape.size() == 3) {
      shape.add(1, 1); // grey images have no dimension for their one channel
    }
    byte[] bytes = file.bytes();
    return new NdArray(shape, scaled ? ByteStore.scaled(bytes) : ByteStore.unsigned(bytes));
  }

  private static Dataset read(Path images, Path labels, int[] values, int classes) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= classes) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: label %d is %d, but there are %d classes",
                labels.toAbsolutePath(),
                i,
                values[i],
                classes));
      }
    }
    NdArray pixels = images(images);
    if (pixels.rows() != values.length) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %d images, but %s has %d labels",
              images.toAbsolutePath(),
              pixels.rows(),
              labels.toAbsolutePath(),
              values.length));
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Dataset.builder().features(pixels).classes(values, names).build();
  }
}
