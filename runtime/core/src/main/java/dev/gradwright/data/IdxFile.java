package dev.gradwright.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file in the IDX format as it lies there: its dimensions and bytes. */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 8;

  private final List<Integer> shape;
  private final byte[] bytes;

  private IdxFile(List<Integer> shape, byte[] bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  List<Integer> shape() {
    return shape;
  }

  /** Returns the bytes themselves, which are the caller's from here on. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Reads a file.
   *
   * @param what the kind of content, for messages
   * @throws DataException if it is not of this format with {@code least} to {@code most} dimensions
   */
  static IdxFile read(Path path, String what, int least, int most) {
    try (DataFile file = DataFile.open(path)) {
      Payload payload = new Payload(file, path);
      int magic = ByteBuffer.wrap(payload.take(4, "the magic number")).getInt();
      int dimensions = magic & 0xFF;
      if (magic >>> 8 != UNSIGNED_BYTES || dimensions < least || dimensions > most) {
        throw payload.fault(complaint(magic, what, least, most));
      }
      ByteBuffer sizes = ByteBuffer.wrap(payload.take(4 * dimensions, "the dimensions"));
      List<Integer> shape = new ArrayList<>();
      long length = 1;
      for (int i = 0; i < dimensions; i++) {
        long size = sizes.getInt() & 0xFFFFFFFFL;
        if (size == 0 || size > Integer.MAX_VALUE / length) {
          throw payload.fault(
              String.format(
                  Locale.ROOT,
                  "dimension %d is %d, which makes %s",
                  i + 1,
                  size,
                  size == 0 ? "no data" : "more numbers than an array can hold"));
        }
        length *= size;
        shape.add((int) size);
      }
      return new IdxFile(shape, payload.rest((int) length, "the dimensions " + shape));
    } catch (IOException e) {
      throw DataFile.unreadable(path, e);
    }
  }

  private static String complaint(int magic, String what, int least, int most) {
    String expected =
        least == most
            ? String.format(Locale.ROOT, "0x%08x", (UNSIGNED_BYTES << 8) | least)
            : String.format(
                Locale.ROOT,
                "0x%08x to 0x%08x",
                (UNSIGNED_BYTES << 8) | least,
                (UNSIGNED_BYTES << 8) | most);
    String found =
        String.format(Locale.ROOT, "the magic number is 0x%08x, but %s need ", magic, what)
            + expected;
    int type = magic >>> 8;
    int swapped = Integer.reverseBytes(magic);
    if (swapped >>> 8 == UNSIGNED_BYTES) {
      return found + "; the file is little-endian";
    }
    if (type == UNSIGNED_BYTES) {
      int dimensions = magic & 0xFF;
      return found
          + (dimensions == 1
              ? "; this file has labels"
              : String.format(Locale.ROOT, "; this file has %d dimensions", dimensions));
    }
    return type >= 9 && type <= 14 ? found + "; only unsigned bytes are read" : found;
  }
}
