package dev.gradwright.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the numbers of a parameter, or of its gradient, lie: quantiles at epochs, at most about two
 * hundred of them, and a histogram of the last.
 */
final class Bands {
  /** The shares of numbers below each band's border. */
  static final double[] SHARES = {0, 0.1, 0.5, 0.9, 1};

  private static final int MOST = 200;
  private static final int BINS = 40;

  /**
   * The borders at one epoch.
   *
   * @param borders one for each of {@link #SHARES}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record At(int epoch, double[] borders) {}

  /**
   * How many of the numbers lie in each of some intervals of equal width.
   *
   * @param low where the first interval begins
   * @param high where the last one ends
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Histogram(double low, double high, int[] counts) {}

  private final List<At> points = new ArrayList<>();
  private int every = 1;
  private Histogram last = new Histogram(0, 0, new int[0]);

  void add(int epoch, double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return;
    }
    last = histogram(sorted);
    if (epoch % every == 0 || points.isEmpty()) {
      points.add(new At(epoch, borders(sorted)));
    }
    if (points.size() > MOST) {
      every *= 2;
      points.removeIf(point -> point.epoch() % every != 0);
    }
  }

  private static double[] borders(double[] sorted) {
    double[] borders = new double[SHARES.length];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = sorted[(int) Math.rint(SHARES[i] * (sorted.length - 1))];
    }
    return borders;
  }

  private static Histogram histogram(double[] sorted) {
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    int[] counts = new int[low < high ? BINS : 1];
    for (double value : sorted) {
      int bin = low < high ? (int) ((value - low) / (high - low) * BINS) : 0;
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return new Histogram(low, high, counts);
  }

  List<At> points() {
    return points;
  }

  Histogram histogram() {
    return last;
  }
}
