package dev.gradwright.state;

import dev.gradwright.train.FlowerNetwork;
import java.nio.file.Path;
import java.util.Arrays;

/** A process that saves a network to a file, or loads one and prints what it computes. */
final class Courier {
  private Courier() {}

  /**
   * Does one or the other.
   *
   * @param arguments {@code save} or {@code load}, and the file
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("save")) {
      FlowerNetwork.initial(77).save(file);
    } else {
      System.out.println(answer(FlowerNetwork.load(file)));
    }
  }

  /** Returns the bits of the parameters and of a prediction. */
  static String answer(FlowerNetwork network) {
    return Arrays.toString(bits(network.parameter("species.weight")))
        + Arrays.toString(bits(network.parameter("species.bias")))
        + Arrays.toString(bits(network.predict(0.5, -0.25)));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
