package dev.gradwright.processor.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of one message in the wire format of Protocol Buffers, in their order. */
final class WireReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer in;
  private int field;
  private int type;
  private long number;
  private byte[] bytes = {};

  WireReader(byte[] message) {
    in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads the next field and returns whether there is one. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    int key = (int) varint(in);
    field = key >>> 3;
    type = key & 7;
    switch (type) {
      case VARINT -> number = varint(in);
      case FIXED64 -> bytes = take(Long.BYTES);
      case DELIMITED -> bytes = take((int) varint(in));
      case FIXED32 -> bytes = take(Integer.BYTES);
      default -> throw new IllegalArgumentException("no wire type: " + type);
    }
    return true;
  }

  private byte[] take(int length) {
    byte[] taken = new byte[length];
    in.get(taken);
    return taken;
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  int field() {
    return field;
  }

  long number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  WireReader message() {
    return new WireReader(bytes);
  }

  /** Returns whole numbers: one, or several packed into one field. */
  List<Long> numbers() {
    if (type == VARINT) {
      return List.of(number);
    }
    List<Long> numbers = new ArrayList<>();
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    while (packed.hasRemaining()) {
      numbers.add(varint(packed));
    }
    return numbers;
  }

  /** Returns floats: one, or several packed into one field. */
  List<Double> floats() {
    List<Double> numbers = new ArrayList<>();
    ByteBuffer packed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (packed.hasRemaining()) {
      numbers.add((double) packed.getFloat());
    }
    return numbers;
  }

  /** Returns doubles: one, or several packed into one field. */
  List<Double> doubles() {
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
    return Arrays.stream(numbers).boxed().toList();
  }
}
