package dev.gradwright.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all that a training sees of a data set. */
final class DataDigest {
  private static final int PIECE = 1 << 13;

  private final MessageDigest digest;
  private final float[] floats = new float[PIECE];
  private final double[] doubles = new double[PIECE];
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE * Double.BYTES);

  DataDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static String of(Dataset data) {
    DataDigest digest = new DataDigest();
    digest.add(data);
    return digest.hex();
  }

  void add(Dataset data) {
    for (Field field : data.fields()) {
      add(field.kind() + " " + field.name() + " " + field.shape());
      field.columns().forEach(column -> add(column.name()));
      field.classNames().forEach(this::add);
      add(field.store());
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.clear().putInt(utf8.length).flip();
    digest.update(bytes);
    digest.update(utf8);
  }

  private void add(Store numbers) {
    // What fits a float exactly is taken as one: half the work.
    boolean single = numbers instanceof FloatStore || numbers instanceof ByteStore;
    for (int from = 0; from < numbers.length(); from += PIECE) {
      int count = Math.min(PIECE, numbers.length() - from);
      bytes.clear();
      if (single) {
        numbers.copy(from, floats, 0, count);
        bytes.asFloatBuffer().put(floats, 0, count);
        bytes.limit(count * Float.BYTES);
      } else {
        numbers.copy(from, doubles, 0, count);
        bytes.asDoubleBuffer().put(doubles, 0, count);
        bytes.limit(count * Double.BYTES);
      }
      digest.update(bytes);
    }
  }
}
