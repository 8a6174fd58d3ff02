package dev.gradwright.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A model file that someone has altered with care: after every change its length, its fingerprint
 * and its checksum are right again, so that only the check in question can refuse it.
 */
final class Forged {
  private static final String CHECKSUM = "\"gradwright.sha256\":\"";
  private static final String FINGERPRINT = "\"gradwright.fingerprint\":\"";
  private static final String ARCHITECTURE = "\"gradwright.architecture\":\"";

  private String header;
  private byte[] data;

  private Forged(String header, byte[] data) {
    this.header = header;
    this.data = data;
  }

  static Forged of(byte[] file) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new Forged(
        new String(file, 8, length, StandardCharsets.UTF_8).strip(),
        Arrays.copyOfRange(file, 8 + length, file.length));
  }

  String header() {
    return header;
  }

  byte[] data() {
    return data;
  }

  /** Replaces a text that must be in the header. */
  Forged replace(String old, String other) {
    if (!header.contains(old)) {
      throw new AssertionError(old + " is not in " + header);
    }
    header = header.replace(old, other);
    return this;
  }

  Forged header(String other) {
    header = other;
    return this;
  }

  Forged data(byte... other) {
    data = other;
    return this;
  }

  /** Returns the file, everything in it put right that can be. */
  byte[] bytes() {
    int architecture = header.indexOf(ARCHITECTURE) + ARCHITECTURE.length();
    int end = header.indexOf('"', architecture);
    if (architecture >= ARCHITECTURE.length() && end >= 0) {
      String text = header.substring(architecture, end);
      put(FINGERPRINT, hex(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)));
    }
    put(CHECKSUM, "0".repeat(64));
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    int length = (text.length + 7) / 8 * 8;
    ByteBuffer file = ByteBuffer.allocate(8 + length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(length).put(text);
    while (file.position() < 8 + length) {
      file.put((byte) ' ');
    }
    file.put(data);
    return sealed(file.array());
  }

  private void put(String key, String digits) {
    int at = header.indexOf(key) + key.length();
    if (at >= key.length() && header.length() >= at + 64) {
      header = header.substring(0, at) + digits + header.substring(at + 64);
    }
  }

  /** Puts the checksum of a file right, if it has a place for one. */
  static byte[] sealed(byte[] file) {
    byte[] key = CHECKSUM.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + key.length + 64 <= file.length; i++) {
      if (Arrays.equals(file, i, i + key.length, key, 0, key.length)) {
        Arrays.fill(file, i + key.length, i + key.length + 64, (byte) '0');
        byte[] digits = hex(file).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, file, i + key.length, 64);
        return file;
      }
    }
    return file;
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
