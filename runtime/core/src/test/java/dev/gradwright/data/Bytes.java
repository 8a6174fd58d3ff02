package dev.gradwright.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Makes the contents of small binary files. */
final class Bytes {
  private Bytes() {}

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** An IDX file with this magic number, these dimensions, and that many bytes 0, 1, 2 ... */
  static byte[] idx(int magic, int length, int... dimensions) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + length).putInt(magic);
    for (int dimension : dimensions) {
      bytes.putInt(dimension);
    }
    for (int i = 0; i < length; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  /** A .npy file of format 1.0 with these entries of its header. */
  static byte[] npy(String header, byte[] content) {
    byte[] text = text(header + " ".repeat(117 - header.length()) + "\n");
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
    return join(start, text, content);
  }

  static byte[] npy(String type, boolean fortran, String shape, byte[] content) {
    String order = fortran ? "True" : "False";
    return npy(
        "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }",
        content);
  }
}
