package dev.gradwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Finds the first bytes of a file that are not in its encoding, for a message; the reader itself
 * only fails.
 */
final class EncodingFault {
  private static final int CHUNK = 1 << 16;

  private EncodingFault() {}

  /** Returns " (line 3, byte 120)", or nothing if all bytes are; bytes count from 0. */
  static String find(Path path, Charset charset) throws IOException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer chars = CharBuffer.allocate(CHUNK);
    long chunkStart = 0;
    long line = 1;
    try (InputStream in = DataFile.open(path)) {
      boolean end = false;
      while (!end) {
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        end = read < bytes.remaining();
        bytes.position(bytes.position() + read).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        line += lineFeeds(chars.flip());
        if (result.isError()) {
          return String.format(
              Locale.ROOT, " (line %d, byte %d)", line, chunkStart + bytes.position());
        }
        chunkStart += bytes.position();
        bytes.compact();
        chars.clear();
      }
    }
    return "";
  }

  private static long lineFeeds(CharBuffer chars) {
    return chars.chars().filter(c -> c == '\n').count();
  }
}
