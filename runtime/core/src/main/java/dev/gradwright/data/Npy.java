package dev.gradwright.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads arrays that NumPy's {@code save} wrote: {@code .npy} files of format 1.0 to 3.0, plain or
 * packed by gzip, with little-endian numbers ({@code f4}, {@code f8}, {@code i1} to {@code i8},
 * {@code u1} to {@code u4}) or booleans. Pickled objects are never read.
 *
 * <p>Every method throws {@link DataException} if a file cannot be read, is not of this format, or
 * cannot fit into memory.
 */
public final class Npy {
  private Npy() {}

  /**
   * Reads an array; its first dimension counts rows. A number that is not finite stays so, and is
   * refused when training on it starts.
   */
  public static NdArray read(Path path) {
    try (DataFile file = DataFile.open(path)) {
      Payload payload = new Payload(file, path);
      NpyHeader header = NpyHeader.read(payload);
      long length = 1;
      for (int size : header.shape()) {
        if (size == 0 || size > Integer.MAX_VALUE / length / header.itemBytes()) {
          throw payload.fault(
              String.format(
                  Locale.ROOT,
                  "the shape %s makes %s",
                  header.shape(),
                  size == 0 ? "no data" : "more bytes than an array can hold"));
        }
        length *= size;
      }
      byte[] bytes =
          payload.rest((int) length * header.itemBytes(), "the numbers " + header.shape());
      if (header.fortranOrder()) {
        bytes = NpyOrder.rowsFirst(bytes, header);
      }
      return new NdArray(header.shape(), store(header.type(), bytes, payload));
    } catch (IOException e) {
      throw DataFile.unreadable(path, e);
    }
  }

  /** Reads an array of one dimension with whole numbers, one label per row. */
  public static int[] labels(Path path) {
    NdArray array = read(path);
    int[] labels = new int[array.rows()];
    for (int i = 0; i < labels.length; i++) {
      double value = array.get(i, 0);
      labels[i] = (int) value;
      if (array.width() != 1 || labels[i] != value || value < 0) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: labels are one whole number from 0 up per row, but row %d of %s begins with"
                    + " %s",
                path.toAbsolutePath(),
                i,
                array.shape(),
                value));
      }
    }
    return labels;
  }

  private static Store store(String type, byte[] bytes, Payload payload) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case "u1", "b1" -> {
        return ByteStore.unsigned(bytes);
      }
      case "i1" -> {
        return ByteStore.signed(bytes);
      }
      case "f4" -> {
        float[] values = Heap.allocate(bytes.length / 4, 4, float[]::new, "the array");
        buffer.asFloatBuffer().get(values);
        return new FloatStore(values);
      }
      default -> {
        return new DoubleStore(doubles(type, buffer, payload));
      }
    }
  }

  private static double[] doubles(String type, ByteBuffer buffer, Payload payload) {
    int itemBytes = type.charAt(1) - '0';
    double[] values = Heap.allocate(buffer.capacity() / itemBytes, 8, double[]::new, "the array");
    for (int i = 0; i < values.length; i++) {
      int at = i * itemBytes;
      values[i] =
          switch (type) {
            case "f8" -> buffer.getDouble(at);
            case "i2" -> buffer.getShort(at);
            case "u2" -> buffer.getShort(at) & 0xFFFF;
            case "i4" -> buffer.getInt(at);
            case "u4" -> buffer.getInt(at) & 0xFFFFFFFFL;
            default -> exact(buffer.getLong(at), i, payload);
          };
    }
    return values;
  }

  private static double exact(long value, int index, Payload payload) {
    if ((long) (double) value != value || value == Long.MAX_VALUE) {
      throw payload.fault(
          String.format(
              Locale.ROOT, "number %d is %d, which no double holds exactly", index, value));
    }
    return value;
  }
}
