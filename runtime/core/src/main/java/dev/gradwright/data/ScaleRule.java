package dev.gradwright.data;

import java.util.List;
import java.util.Optional;

/**
 * Numbers, as {@code (x - offset) / divisor}.
 *
 * @param scaling how offset and divisor were found
 * @param fill what stands for a missing number; NaN if none may be missing
 * @param mask whether a second column tells which numbers were missing: 1 there, else 0
 */
record ScaleRule(Scaling scaling, double offset, double divisor, double fill, boolean mask)
    implements Rule {
  private static final String MASK = "MASK";

  /** How numbers are brought to one size. */
  enum Scaling {
    KEEP,
    STANDARDIZE,
    MIN_MAX,
    ROBUST
  }

  @Override
  public int width() {
    return mask ? 2 : 1;
  }

  @Override
  public List<String> columns(String name) {
    return mask ? List.of(name, name + "?") : List.of(name);
  }

  /** Writes the columns of a number; the first is NaN if it is missing and may not be. */
  void write(double x, double[] out, int at) {
    boolean missing = Double.isNaN(x);
    double known = missing ? fill : x;
    out[at] = scaling == Scaling.KEEP ? known : (known - offset) / divisor;
    if (mask) {
      out[at + 1] = missing ? 1 : 0;
    }
  }

  @Override
  public String line(String column) {
    return scaling.name()
        + " "
        + column
        + " "
        + Double.toHexString(offset)
        + " "
        + Double.toHexString(divisor)
        + " "
        + Double.toHexString(fill)
        + (mask ? " " + MASK : "");
  }

  static Optional<Rule> parse(List<String> words) {
    boolean mask = words.size() == 6 && words.get(5).equals(MASK);
    if (words.size() != 5 && !mask) {
      return Optional.empty();
    }
    for (Scaling scaling : Scaling.values()) {
      if (scaling.name().equals(words.get(0))) {
        double offset = PreparationText.number(words.get(2));
        double divisor = PreparationText.number(words.get(3));
        double fill = PreparationText.number(words.get(4));
        boolean sound =
            Double.isFinite(offset)
                && Double.isFinite(divisor)
                && divisor > 0
                && !Double.isInfinite(fill)
                && !(mask && Double.isNaN(fill));
        return sound
            ? Optional.of(new ScaleRule(scaling, offset, divisor, fill, mask))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
