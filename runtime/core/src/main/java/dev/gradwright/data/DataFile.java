package dev.gradwright.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The content of a file, unpacked if it is gzip data by its first bytes, whatever its name. Says
 * plainly why a file cannot be read.
 */
final class DataFile extends FilterInputStream {
  /** No gzip data unpack to more than this many times their size. */
  static final int MOST_PER_BYTE = 1032;

  private final FileBytes bytes;
  private final boolean packed;

  private DataFile(FileBytes bytes, boolean packed, InputStream content) {
    super(content);
    this.bytes = bytes;
    this.packed = packed;
  }

  /**
   * Opens a file.
   *
   * @throws DataException if this is not a readable file
   */
  static DataFile open(Path path) throws IOException {
    requireFile(path);
    FileBytes bytes = new FileBytes(path);
    boolean packed = bytes.startsWith(Gzip.FIRST, Gzip.SECOND);
    return new DataFile(bytes, packed, packed ? new Gzip(bytes) : bytes);
  }

  /** Returns whether the content is unpacked from gzip data. */
  boolean packed() {
    return packed;
  }

  /** Returns the length of the file, which is that of the content only if it is not packed. */
  long size() {
    return bytes.size();
  }

  /** Returns the share of the file taken so far, between 0 and 1. */
  double progress() {
    return bytes.size() == 0 ? 1 : (double) bytes.position() / bytes.size();
  }

  /** Returns the exception for a file that turned out to be unreadable. */
  static DataException unreadable(Path path, IOException cause) {
    Path absolute = path.toAbsolutePath();
    if (cause instanceof AccessDeniedException) {
      return new DataException(absolute + ": no permission to read it", cause);
    }
    return new DataException(absolute + ": cannot be read: " + cause.getMessage(), cause);
  }

  private static void requireFile(Path path) {
    if (Files.isRegularFile(path)) {
      return;
    }
    Path absolute = path.toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new DataException(absolute + ": is a directory, not a file");
    }
    if (Files.isSymbolicLink(path)) {
      throw new DataException(absolute + ": is a symbolic link that " + linkFault(path));
    }
    throw new DataException(
        absolute
            + (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? ": is not a regular file"
                : ": there is no such file"));
  }

  private static String linkFault(Path link) {
    try {
      return "leads to " + link.toRealPath() + ", which is not a regular file";
    } catch (NoSuchFileException e) {
      return "leads nowhere";
    } catch (IOException e) {
      // The JDK has no exception of its own for ELOOP.
      return "leads round in a loop of links";
    }
  }
}
