package dev.gradwright.report;

import java.util.Arrays;

/** How some numbers are spread; those that are not finite are left out, and counted. */
final class Distribution {
  static final int BINS = 40;

  private static final int MOST_SORTED = 10_000;
  private static final double[] INNER = {0.1, 0.5, 0.9};

  private final double[] bands;
  private final int[] counts;
  private final int notFinite;

  private Distribution(double[] bands, int[] counts, int notFinite) {
    this.bands = bands;
    this.counts = counts;
    this.notFinite = notFinite;
  }

  /**
   * Returns the least, the tenth, half and nine tenths from below, and the largest; of many numbers
   * the inner three are estimated from every second, third, ... of them.
   */
  double[] bands() {
    return bands;
  }

  /**
   * Returns how many numbers fall in each of {@link #BINS} ranges of equal width, from the least to
   * the largest.
   */
  int[] counts() {
    return counts;
  }

  /** Returns how many numbers are not finite. */
  int notFinite() {
    return notFinite;
  }

  static Distribution of(double[] numbers) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    int finite = 0;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        least = Math.min(least, number);
        largest = Math.max(largest, number);
        finite++;
      }
    }
    if (finite == 0) {
      double[] bands = new double[INNER.length + 2];
      Arrays.fill(bands, Double.NaN);
      return new Distribution(bands, new int[BINS], numbers.length);
    }
    int[] counts = new int[BINS];
    int step = (numbers.length + MOST_SORTED - 1) / MOST_SORTED;
    double[] sorted = new double[(numbers.length + step - 1) / step];
    int kept = 0;
    // Halves, as the difference of two large numbers may overflow.
    double width = largest / 2 - least / 2;
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isFinite(numbers[i])) {
        double share = width == 0 ? 0.5 : (numbers[i] / 2 - least / 2) / width;
        counts[Math.min(BINS - 1, (int) (share * BINS))]++;
        if (i % step == 0) {
          sorted[kept++] = numbers[i];
        }
      }
    }
    Arrays.sort(sorted, 0, kept);
    double[] bands = new double[INNER.length + 2];
    bands[0] = least;
    bands[bands.length - 1] = largest;
    for (int i = 0; i < INNER.length; i++) {
      bands[i + 1] = kept == 0 ? Double.NaN : sorted[(int) Math.rint(INNER[i] * (kept - 1))];
    }
    return new Distribution(bands, counts, numbers.length - finite);
  }
}
