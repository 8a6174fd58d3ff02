package dev.gradwright.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens a text file, and says plainly why one cannot be read. */
final class CsvFile {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private CsvFile() {}

  /**
   * Opens a file in UTF-8 and skips a byte order mark. Malformed bytes make reading fail with
   * {@link CharacterCodingException}.
   *
   * @throws DataException if this is not a readable file
   */
  static Reader open(Path path) throws IOException {
    requireFile(path);
    BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** Returns the exception for a file that turned out to be unreadable. */
  static DataException unreadable(Path path, IOException cause) {
    Path absolute = path.toAbsolutePath();
    if (cause instanceof AccessDeniedException) {
      return new DataException(absolute + ": no permission to read it", cause);
    }
    if (cause instanceof CharacterCodingException) {
      return new DataException(absolute + ": not UTF-8; convert it first" + place(path), cause);
    }
    return new DataException(absolute + ": cannot be read: " + cause.getMessage(), cause);
  }

  private static void requireFile(Path path) {
    Path absolute = path.toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new DataException(absolute + ": is a directory, not a file");
    }
    if (Files.isRegularFile(path)) {
      return;
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

  private static String place(Path path) {
    try {
      return Utf8Fault.find(path);
    } catch (IOException e) {
      return "";
    }
  }
}
