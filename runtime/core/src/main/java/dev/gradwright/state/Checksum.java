package dev.gradwright.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in 64 lower-case hexadecimal digits. */
final class Checksum {
  /** The number of digits. */
  static final int DIGITS = 64;

  private static final byte[] ZEROS = "0".repeat(DIGITS).getBytes(StandardCharsets.US_ASCII);

  private Checksum() {}

  /** Returns the checksum of a text in UTF-8. */
  static String of(String text) {
    return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the checksum of a file in which the digits at {@code at} are taken to be zeros. */
  static String of(byte[] file, int at) {
    MessageDigest digest = sha256();
    digest.update(file, 0, at);
    digest.update(ZEROS);
    digest.update(file, at + DIGITS, file.length - at - DIGITS);
    return hex(digest.digest());
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
