package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Network;
import dev.gradwright.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells the weights of one network from those of another: SHA-256 over all parameters in the
 * public order, as little-endian numbers of the model's precision.
 */
final class Fingerprint {
  private Fingerprint() {}

  /** Returns 64 hexadecimal digits. */
  static String of(Network network) {
    MessageDigest digest = sha256();
    boolean isDouble = network.precision() == Precision.DOUBLE;
    for (Architecture.Parameter parameter : network.architecture().parameters()) {
      double[] numbers = network.parameter(parameter.name());
      ByteBuffer bytes =
          ByteBuffer.allocate(numbers.length * (isDouble ? Double.BYTES : Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (double number : numbers) {
        ByteBuffer unused = isDouble ? bytes.putDouble(number) : bytes.putFloat((float) number);
      }
      digest.update(bytes.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
