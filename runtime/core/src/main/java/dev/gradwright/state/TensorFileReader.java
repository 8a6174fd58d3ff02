package dev.gradwright.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a file of texts and tensors in stages, each of which must pass before the next allocates
 * more: head, header, then, when the caller is content with the header, the rest.
 */
final class TensorFileReader {
  /** The bytes before the header: its length. */
  static final int HEAD = 8;

  private final InputStream in;
  private final long size;
  private final byte[] head;
  private final byte[] headerBytes;
  private final Header header;

  /**
   * Reads the header.
   *
   * @param size the bytes of the file
   */
  TensorFileReader(InputStream in, long size) throws IOException, Refusal {
    this.in = in;
    this.size = size;
    head = exactly((int) Math.min(size, HEAD));
    headerBytes = exactly(headerLength());
    header = HeaderParser.parse(headerBytes);
  }

  Header header() {
    return header;
  }

  /** Returns the bytes after the header. */
  long dataLength() {
    return size - dataAt();
  }

  /** Returns where the tensors begin. */
  int dataAt() {
    return HEAD + headerBytes.length;
  }

  /** Refuses a file that does not end where its tensors end. */
  void requireLength() throws Refusal {
    long wanted = header.dataLength();
    if (dataLength() < wanted) {
      throw new Refusal(
          "truncated: %d bytes follow the header, but its tensors reach to %d",
          dataLength(), wanted);
    }
    if (dataLength() > wanted) {
      throw new Refusal(
          "%d bytes follow the header, but its tensors end at %d; something was appended",
          dataLength(), wanted);
    }
  }

  /** Returns the whole file, after {@link #requireLength}, if its checksum is right. */
  byte[] whole() throws IOException, Refusal {
    int length = (int) dataLength();
    byte[] file = new byte[dataAt() + length];
    System.arraycopy(head, 0, file, 0, HEAD);
    System.arraycopy(headerBytes, 0, file, HEAD, headerBytes.length);
    int read = in.readNBytes(file, dataAt(), length);
    if (read != length || in.read() >= 0) {
      throw new Refusal("it changed its size while it was read");
    }
    String expected = header.get(Header.CHECKSUM);
    if (!expected.equals(Checksum.of(file, HEAD + header.checksumAt()))) {
      throw new Refusal("damaged: its content does not match its checksum");
    }
    return file;
  }

  private byte[] exactly(int length) throws IOException, Refusal {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new Refusal("it changed its size while it was read");
    }
    return bytes;
  }

  private int headerLength() throws Refusal {
    if (head.length < HEAD) {
      throw new Refusal(
          "not a model file, or truncated at byte %d: it has not even the %d bytes of the head",
          size, HEAD);
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > Header.LONGEST) {
      throw new Refusal(
          "not a model file: its header would have %s bytes, and %d are the most",
          Long.toUnsignedString(length), Header.LONGEST);
    }
    if (length > size - HEAD) {
      throw new Refusal(
          "truncated at byte %d, or not a model file: its header ends at byte %d",
          size, HEAD + length);
    }
    return (int) length;
  }
}
