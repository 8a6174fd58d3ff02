package dev.gradwright.processor.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What translators need for axes, which ONNX counts with the batch, also from behind. */
final class Axes {
  private Axes() {}

  /** Returns the axis counted from the front. */
  static int of(int axis, int rank) {
    return axis < 0 ? axis + rank : axis;
  }

  static List<Integer> of(List<Integer> axes, int rank) {
    return axes.stream().map(a -> of(a, rank)).toList();
  }

  /** Returns the padding of a window's axes as our annotations take it: two numbers per axis. */
  static List<Integer> pairs(List<Integer> before, List<Integer> after) {
    List<Integer> pairs = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      pairs.add(before.get(i));
      pairs.add(after.get(i));
    }
    return pairs;
  }

  static int product(List<Integer> sizes) {
    return sizes.stream().reduce(1, (a, b) -> a * b);
  }

  /** Returns numbers from {@code from} up to, but not including, {@code to}. */
  static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
