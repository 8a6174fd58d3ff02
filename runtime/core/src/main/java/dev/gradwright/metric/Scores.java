package dev.gradwright.metric;

import dev.gradwright.state.Memory;
import dev.gradwright.state.Resumable;
import java.util.Arrays;

/**
 * The scores of rows of two classes, in bounded memory: each by itself up to {@link #LIMIT} rows;
 * from then on counted in bins, which are the floating-point numbers of 11 bits of mantissa. What
 * is counted does not depend on the order of the rows.
 */
final class Scores implements Resumable {
  static final int LIMIT = 1 << 20;

  private static final int FIRST = 64;

  /** Of the 32 bits of a float, sign, exponent and the first 11 of the mantissa remain. */
  private static final int DROPPED = 12;

  private static final int BINS = 1 << (Integer.SIZE - DROPPED);

  private double[] upper = new double[FIRST];
  private double[] lower = new double[FIRST];
  private int uppers;
  private int lowers;
  // Empty until there are too many rows; then the arrays above are not used. Whole numbers, which a
  // checkpoint keeps in fewer bytes as these.
  private double[] upperBins = new double[0];
  private double[] lowerBins = new double[0];
  private boolean nan;

  /** Forgets all scores; the room for as many stays. */
  void clear() {
    uppers = 0;
    lowers = 0;
    upperBins = new double[0];
    lowerBins = new double[0];
    nan = false;
  }

  void add(double score, boolean isUpper) {
    nan |= Double.isNaN(score);
    if (upperBins.length > 0) {
      (isUpper ? upperBins : lowerBins)[bin(score)]++;
      return;
    }
    if (isUpper) {
      upper = uppers < upper.length ? upper : Arrays.copyOf(upper, 2 * uppers);
      upper[uppers++] = score;
    } else {
      lower = lowers < lower.length ? lower : Arrays.copyOf(lower, 2 * lowers);
      lower[lowers++] = score;
    }
    if (uppers + lowers > LIMIT) {
      count();
    }
  }

  /** Goes over to bins. */
  private void count() {
    upperBins = new double[BINS];
    lowerBins = new double[BINS];
    for (int i = 0; i < uppers; i++) {
      upperBins[bin(upper[i])]++;
    }
    for (int i = 0; i < lowers; i++) {
      lowerBins[bin(lower[i])]++;
    }
    uppers = 0;
    lowers = 0;
    upper = new double[FIRST];
    lower = new double[FIRST];
  }

  /**
   * Bits of floats are ordered like the floats themselves once those of negative ones are turned.
   */
  private static int bin(double score) {
    int bits = Float.floatToIntBits((float) score + 0f); // -0 becomes 0
    return (bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE) >>> DROPPED;
  }

  /** Returns the share of pairs in which the upper score is higher, equal ones counted half. */
  double area() {
    if (nan) {
      return Double.NaN;
    }
    return upperBins.length > 0 ? binned() : exact();
  }

  private double binned() {
    double pairs = 0;
    double above = 0;
    double below = 0;
    for (int i = 0; i < BINS; i++) {
      pairs += upperBins[i] * (below + 0.5 * lowerBins[i]);
      above += upperBins[i];
      below += lowerBins[i];
    }
    return pairs / (above * below);
  }

  private double exact() {
    double[] above = Arrays.copyOf(upper, uppers);
    double[] below = Arrays.copyOf(lower, lowers);
    Arrays.sort(above);
    Arrays.sort(below);
    double pairs = 0;
    int lowerCount = 0;
    int equalEnd = 0;
    for (double score : above) {
      while (lowerCount < lowers && below[lowerCount] < score) {
        lowerCount++;
      }
      equalEnd = Math.max(equalEnd, lowerCount);
      while (equalEnd < lowers && below[equalEnd] == score) {
        equalEnd++;
      }
      pairs += lowerCount + 0.5 * (equalEnd - lowerCount);
    }
    return pairs / ((double) uppers * lowers);
  }

  @Override
  public void remember(Memory memory) {
    nan = memory.flag("nan", nan);
    double[] known = memory.numbers("upper", Arrays.copyOf(upper, uppers));
    uppers = known.length;
    upper = Arrays.copyOf(known, Math.max(FIRST, uppers));
    known = memory.numbers("lower", Arrays.copyOf(lower, lowers));
    lowers = known.length;
    lower = Arrays.copyOf(known, Math.max(FIRST, lowers));
    upperBins = memory.numbers("upper-bins", upperBins);
    lowerBins = memory.numbers("lower-bins", lowerBins);
  }
}
