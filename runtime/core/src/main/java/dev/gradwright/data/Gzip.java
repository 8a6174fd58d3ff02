package dev.gradwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip members one after the other (RFC 1952).
 *
 * <p>The JDK's own stream takes anything after the first member for its end and cannot say where in
 * the file a fault lies.
 */
final class Gzip extends InputStream {
  static final int FIRST = 0x1F;
  static final int SECOND = 0x8B;

  /** Text and images shrink less than this; only data made to fill memory shrink more. */
  private static final int HIGHEST_RATIO = 200;

  private static final long FREE_BYTES = 100L << 20;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int EXTRA = 4;
  private static final int HEADER_CHECK = 2;

  private final FileBytes file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] input = new byte[1 << 16];
  private int next;
  private int limit;
  private boolean inMember;
  private long memberLength;
  private long length;

  Gzip(FileBytes file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (true) {
      if (!inMember) {
        if (!more() && offset() > 0) {
          return -1;
        }
        header();
      }
      int unpacked = inflate(target, from, count);
      if (unpacked > 0) {
        check.update(target, from, unpacked);
        memberLength += unpacked;
        length += unpacked;
        refuseBomb();
        return unpacked;
      }
      if (inflater.finished()) {
        trailer();
      }
    }
  }

  private int inflate(byte[] target, int from, int count) throws IOException {
    if (inflater.needsInput()) {
      if (!more()) {
        throw fault("the gzip data end in the middle; is the file complete?");
      }
      inflater.setInput(input, next, limit - next);
    }
    try {
      int unpacked = inflater.inflate(target, from, count);
      next = limit - inflater.getRemaining();
      if (inflater.needsDictionary()) {
        throw fault("the gzip data are damaged");
      }
      return unpacked;
    } catch (DataFormatException e) {
      next = limit - inflater.getRemaining();
      throw fault("the gzip data are damaged: " + e.getMessage());
    }
  }

  private void header() throws IOException {
    if (take(1) != FIRST || take(1) != SECOND) {
      throw fault(
          length == 0 ? "no gzip header" : "something other than gzip data follows their end");
    }
    if (take(1) != 8) {
      throw fault("packed by an unknown method");
    }
    int flags = (int) take(1);
    if (flags >= 32) {
      throw fault("a gzip header with unknown flags");
    }
    take(4); // time
    take(2); // level and system
    if ((flags & EXTRA) != 0) {
      for (long left = take(2); left > 0; left--) {
        take(1);
      }
    }
    for (int text : new int[] {NAME, COMMENT}) {
      while ((flags & text) != 0 && take(1) != 0) {}
    }
    if ((flags & HEADER_CHECK) != 0) {
      take(2);
    }
    inflater.reset();
    check.reset();
    memberLength = 0;
    inMember = true;
  }

  private void trailer() throws IOException {
    if (take(4) != check.getValue()) {
      throw fault("the checksum of the gzip data is wrong; the file is damaged");
    }
    if (take(4) != (memberLength & 0xFFFFFFFFL)) {
      throw fault("the length in the gzip data is wrong; the file is damaged");
    }
    inMember = false;
  }

  /** Reads a little-endian number. */
  private long take(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      if (!more()) {
        throw fault("the gzip data end in the middle; is the file complete?");
      }
      value |= (input[next++] & 0xFFL) << (8 * i);
    }
    return value;
  }

  private boolean more() throws IOException {
    if (next == limit) {
      next = 0;
      limit = Math.max(0, file.read(input, 0, input.length));
    }
    return next < limit;
  }

  private void refuseBomb() {
    if (length > FREE_BYTES && length > HIGHEST_RATIO * offset()) {
      throw fault(
          String.format(
              Locale.ROOT,
              "unpacks to more than %d times its size; unpack it first if that is meant",
              HIGHEST_RATIO));
    }
  }

  private long offset() {
    return file.position() - (limit - next);
  }

  private DataException fault(String message) {
    return new DataException(
        String.format(
            Locale.ROOT, "%s: byte %d: %s", file.path().toAbsolutePath(), offset(), message));
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
