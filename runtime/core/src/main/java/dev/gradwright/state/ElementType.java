package dev.gradwright.state;

import dev.gradwright.Precision;
import dev.gradwright.kernel.Reals;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The number formats of a tensor in a file, all little-endian. Files are written in the model's
 * own; any that widens to it without rounding is read.
 */
enum ElementType {
  /** IEEE 754 binary16: 10 bits of fraction, 5 of exponent. */
  F16(2),
  /** The upper half of a {@code float}. */
  BF16(2),
  /** {@code float}. */
  F32(4),
  /** {@code double}. */
  F64(8);

  private final int size;

  ElementType(int size) {
    this.size = size;
  }

  static Optional<ElementType> named(String name) {
    for (ElementType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static ElementType of(Precision precision) {
    return precision == Precision.FLOAT ? F32 : F64;
  }

  /** Returns the bytes of one number. */
  int size() {
    return size;
  }

  /** Returns whether every number of this type is one of {@code precision}. */
  boolean widensTo(Precision precision) {
    return precision == Precision.DOUBLE || this != F64;
  }

  /**
   * Writes {@code count} numbers from {@code from} on in their own type, bit by bit: also
   * signalling NaNs and -0.0 stay what they are.
   */
  static void encode(Reals numbers, int from, int count, ByteBuffer target) {
    if (numbers.precision() == Precision.FLOAT) {
      target.asFloatBuffer().put(numbers.floats(), from, count);
      target.position(target.position() + count * Float.BYTES);
    } else {
      target.asDoubleBuffer().put(numbers.doubles(), from, count);
      target.position(target.position() + count * Double.BYTES);
    }
  }

  /**
   * Reads {@code count} numbers into {@code target} from {@code offset}: bit by bit if the types
   * are the same, else widened.
   *
   * @param source at its position, in little-endian order
   */
  void decode(ByteBuffer source, Reals target, int offset, int count) {
    boolean single = target.precision() == Precision.FLOAT;
    if (this == F32 && single) {
      source.asFloatBuffer().get(target.floats(), offset, count);
    } else if (this == F64) {
      source.asDoubleBuffer().get(target.doubles(), offset, count);
    } else {
      int start = source.position();
      for (int i = 0; i < count; i++) {
        target.set(offset + i, widened(source, start + i * size));
      }
    }
  }

  private float widened(ByteBuffer source, int at) {
    return switch (this) {
      case F16 -> half(source.getShort(at));
      case BF16 -> Float.intBitsToFloat(source.getShort(at) << 16);
      default -> source.getFloat(at);
    };
  }

  /** Returns the value of a binary16; {@code Float.float16ToFloat} is not there before JDK 20. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
    }
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
  }
}
