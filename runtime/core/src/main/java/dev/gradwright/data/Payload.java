package dev.gradwright.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Takes the parts of a binary file whose lengths are known, and refuses any other length. */
final class Payload {
  /** How far to read on, only to say how long a file is that is too long. */
  private static final int LOOK_AHEAD = 1 << 20;

  private final DataFile file;
  private final Path path;
  private long position;

  Payload(DataFile file, Path path) {
    this.file = file;
    this.path = path;
  }

  /** Takes some bytes of the header. */
  byte[] take(int length, String what) throws IOException {
    byte[] bytes = file.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw fault("the file ends within " + what + ", after " + position + " bytes");
    }
    return bytes;
  }

  /**
   * Takes all that is left, after a look at the length of the file, so that a wrong header does not
   * cost the memory it asks for.
   *
   * @param what says why it must be this long
   */
  byte[] rest(int length, String what) throws IOException {
    long most = file.packed() ? file.size() * DataFile.MOST_PER_BYTE : file.size();
    if (position + length > most) {
      throw length(what, length, file.packed() ? "at most " : "", most - position);
    }
    byte[] bytes = Heap.allocate(length, 1, byte[]::new, path + ": " + what);
    int found = file.readNBytes(bytes, 0, length);
    if (found < length) {
      throw length(what, length, "", found);
    }
    int more = file.readNBytes(LOOK_AHEAD).length;
    if (more > 0) {
      throw length(what, length, more < LOOK_AHEAD ? "" : "at least ", (long) length + more);
    }
    return bytes;
  }

  private DataException length(String what, int needed, String some, long found) {
    return fault(
        String.format(Locale.ROOT, "%s need %d bytes, but %s%d follow", what, needed, some, found));
  }

  DataException fault(String message) {
    return new DataException(path.toAbsolutePath() + ": " + message);
  }
}
