package dev.gradwright.samples.benchmarks.contest;

import java.util.List;
import java.util.Random;

/**
 * A parameter of a network and what it starts from: numbers drawn evenly around a centre, the same
 * for every contender.
 *
 * @param name of the layer and, behind the last dot, of the parameter in it
 * @param shape its lengths, outputs first
 * @param centre the middle of what is drawn
 * @param bound the farthest from it
 * @param seed of the generator, whose sequence is part of Java's specification
 */
public record Parameter(String name, List<Integer> shape, float centre, float bound, long seed) {
  /** Makes one whose numbers depend on its name. */
  static Parameter of(String name, float centre, double bound, Integer... shape) {
    return new Parameter(
        name, List.of(shape), centre, (float) bound, Samples.SEED + name.hashCode());
  }

  /** Returns the number of values. */
  public int size() {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  /** Returns the shape as engines take it. */
  public long[] lengths() {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Returns the initial values, row-major. */
  public float[] initial() {
    Random random = new Random(seed);
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bound == 0 ? centre : centre + bound * (2 * random.nextFloat() - 1);
    }
    return values;
  }
}
