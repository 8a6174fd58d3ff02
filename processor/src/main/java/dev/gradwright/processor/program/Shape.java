package dev.gradwright.processor.program;

import dev.gradwright.processor.program.code.Index;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one row of values, such as {@code [4]} or {@code [8, 4, 4]}; the batch is not part
 * of it.
 *
 * @param dimensions the lengths of the axes, outermost first
 */
public record Shape(List<Integer> dimensions) {
  /** Copies the list. */
  public Shape {
    dimensions = List.copyOf(dimensions);
  }

  /** Returns the shape with these axes. */
  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  /** Returns the number of axes. */
  public int rank() {
    return dimensions.size();
  }

  /** Returns the length of one axis. */
  public int dimension(int axis) {
    return dimensions.get(axis);
  }

  /** Returns the exact number of values, however large. */
  public BigInteger exactSize() {
    BigInteger size = BigInteger.ONE;
    for (int d : dimensions) {
      size = size.multiply(BigInteger.valueOf(d));
    }
    return size;
  }

  /** Returns the number of values; the shape must have been checked to fit an {@code int}. */
  public int size() {
    return exactSize().intValueExact();
  }

  /** Returns the place of an element in a row, given its place on every axis. */
  public Index index(Index... places) {
    if (places.length != rank()) {
      throw new IllegalArgumentException(places.length + " places on the axes of " + this);
    }
    Index index = Index.of(0);
    for (int i = 0; i < places.length; i++) {
      index = index.times(dimension(i)).plus(places[i]);
    }
    return index;
  }

  /** Returns the text without blanks, {@code [8,4,4]}. */
  public String compact() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
