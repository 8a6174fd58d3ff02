package dev.gradwright.tune;

import dev.gradwright.SettingsException;
import dev.gradwright.kernel.Generator;

/** The values that a setting may take in a search. */
public final class Range {
  /** What makes a value of a number in [0, 1). */
  private interface Draw {
    double value(double u);
  }

  private final String name;
  private final String words;
  private final Draw draw;

  private Range(String name, String words, Draw draw) {
    this.name = name;
    this.words = words;
    this.draw = draw;
  }

  /**
   * Any number of a range, each with the same probability.
   *
   * @throws SettingsException unless {@code low <= high}, both finite
   */
  public static Range uniform(String name, double low, double high) {
    require(low <= high && Double.isFinite(high - low), name, low, high);
    return new Range(name, low + " to " + high, u -> low + u * (high - low));
  }

  /**
   * Any number of a range, each order of magnitude with the same probability: for rates and
   * penalties.
   *
   * @throws SettingsException unless {@code 0 < low <= high}, both finite
   */
  public static Range logarithmic(String name, double low, double high) {
    require(low > 0 && low <= high && high <= Double.MAX_VALUE, name, low, high);
    double from = StrictMath.log(low);
    double span = StrictMath.log(high) - from;
    return new Range(
        name,
        low + " to " + high + " by magnitude",
        u -> Math.min(high, StrictMath.exp(from + u * span)));
  }

  /**
   * A whole number from low to high, both included.
   *
   * @throws SettingsException unless {@code low <= high}
   */
  public static Range whole(String name, int low, int high) {
    require(low <= high, name, low, high);
    return new Range(
        name,
        "whole from " + low + " to " + high,
        u -> low + Math.floor(u * ((double) high - low + 1)));
  }

  /**
   * One of some values.
   *
   * @throws SettingsException if there is none
   */
  public static Range choice(String name, double... values) {
    if (values.length == 0) {
      throw new SettingsException("the choice '" + name + "' has no values");
    }
    double[] own = values.clone();
    return new Range(name, "one of " + own.length + " values", u -> own[(int) (u * own.length)]);
  }

  private static void require(boolean holds, String name, double low, double high) {
    if (!holds) {
      throw new SettingsException("the range '" + name + "' cannot go from " + low + " to " + high);
    }
  }

  /** Returns the name of the setting. */
  public String name() {
    return name;
  }

  double draw(Generator random) {
    return draw.value(random.nextDouble());
  }

  @Override
  public String toString() {
    return name + ": " + words;
  }
}
