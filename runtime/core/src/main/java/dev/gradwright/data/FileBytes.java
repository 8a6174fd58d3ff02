package dev.gradwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The bytes of a file, as many as it had when it was opened: a file that is cut or grows meanwhile
 * is refused, so that reading always ends.
 */
final class FileBytes extends InputStream {
  private final Path path;
  private final InputStream in;
  private final long size;
  private final byte[] start;
  private long position;

  FileBytes(Path path) throws IOException {
    this.path = path;
    this.in = Files.newInputStream(path);
    this.size = Files.size(path);
    this.start = in.readNBytes(2);
  }

  /** Returns whether the file begins with these two bytes. */
  boolean startsWith(int first, int second) {
    return start.length == 2 && start[0] == (byte) first && start[1] == (byte) second;
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** Returns how many bytes were taken so far. */
  long position() {
    return position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (position < start.length && length > 0) {
      target[from] = start[(int) position++];
      return 1;
    }
    int count = in.read(target, from, length);
    if (count > 0) {
      position += count;
    }
    if (count < 0 ? position < size : position > size) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: was %s while it was read: it had %d bytes when it was opened",
              path.toAbsolutePath(),
              count < 0 ? "cut after " + position + " bytes" : "written to",
              size));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
