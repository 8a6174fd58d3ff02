package dev.gradwright.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** The characters of a file, without a byte order mark. */
final class CsvText {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private CsvText() {}

  /**
   * Decodes a file that was opened. Malformed bytes make reading fail with {@link
   * java.nio.charset.CharacterCodingException}.
   */
  static Reader of(DataFile file, Charset charset) throws IOException {
    // A decoder made by hand refuses malformed bytes; one made by name would replace them.
    PushbackReader reader =
        new PushbackReader(new InputStreamReader(file, charset.newDecoder()), 1);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }
}
