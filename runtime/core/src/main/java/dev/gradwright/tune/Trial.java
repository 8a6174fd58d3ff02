package dev.gradwright.tune;

import dev.gradwright.GradwrightException;
import java.util.Map;

/**
 * One set of values in a search, and how it did.
 *
 * @param number from 0, in the order the values were drawn
 * @param values by the names of the ranges, in their order
 * @param budget the largest budget it was given, such as epochs
 * @param score what the objective returned for that budget; NaN before
 */
public record Trial(int number, Map<String, Double> values, int budget, double score) {
  /**
   * Returns a value.
   *
   * @throws GradwrightException if there is no range of this name
   */
  public double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new GradwrightException(
          "there is no range '" + name + "'; there are " + String.join(", ", values.keySet()));
    }
    return value;
  }

  /** Returns a value of a range of whole numbers. */
  public int whole(String name) {
    return (int) value(name);
  }
}
