package dev.gradwright.data;

import dev.gradwright.Precision;

/** Bytes that stand for numbers, through a table: an eighth of the memory, and as quick to read. */
final class ByteStore extends Store {
  private final byte[] bytes;
  private final double[] meaning;
  private final float[] rounded;

  private ByteStore(byte[] bytes, double[] meaning, float[] rounded) {
    this.bytes = bytes;
    this.meaning = meaning;
    this.rounded = rounded;
  }

  /** Bytes from 0 to 255. */
  static ByteStore unsigned(byte[] bytes) {
    return of(bytes, 0xFF, 1);
  }

  /** Bytes from 0 to 255, divided by 255. */
  static ByteStore scaled(byte[] bytes) {
    return of(bytes, 0xFF, 255);
  }

  /** Bytes from -128 to 127. */
  static ByteStore signed(byte[] bytes) {
    return of(bytes, -1, 1);
  }

  private static ByteStore of(byte[] bytes, int mask, double divisor) {
    double[] meaning = new double[256];
    float[] rounded = new float[256];
    for (int i = 0; i < 256; i++) {
      meaning[i] = ((byte) i & mask) / divisor;
      rounded[i] = (float) meaning[i];
    }
    return new ByteStore(bytes, meaning, rounded);
  }

  @Override
  int length() {
    return bytes.length;
  }

  @Override
  double get(int index) {
    return meaning[bytes[index] & 0xFF];
  }

  @Override
  void copy(int from, float[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = rounded[bytes[from + i] & 0xFF];
    }
  }

  @Override
  void copy(int from, double[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      target[at + i] = meaning[bytes[from + i] & 0xFF];
    }
  }

  @Override
  Store slice(int[] rows, int width) {
    byte[] kept = new byte[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(bytes, rows[i] * width, kept, i * width, width);
    }
    return new ByteStore(kept, meaning, rounded);
  }

  @Override
  int firstNonFinite(Precision precision) {
    return -1;
  }
}
