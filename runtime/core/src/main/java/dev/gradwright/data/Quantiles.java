package dev.gradwright.data;

import java.util.Arrays;

/**
 * The known numbers of a column in their order. Quantiles lie between two numbers in a straight
 * line, as in NumPy by default.
 */
final class Quantiles {
  private final double[] sorted;

  Quantiles(Field field, int column) {
    double[] known = new double[field.rows()];
    int count = 0;
    for (int row = 0; row < field.rows(); row++) {
      double x = field.get(row, column);
      if (!Double.isNaN(x)) {
        known[count++] = x;
      }
    }
    sorted = Arrays.copyOf(known, count);
    Arrays.sort(sorted);
  }

  /** Returns what this share of the numbers is below; there must be a number. */
  double at(double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  double median() {
    return at(0.5);
  }

  double interquartileRange() {
    return at(0.75) - at(0.25);
  }
}
