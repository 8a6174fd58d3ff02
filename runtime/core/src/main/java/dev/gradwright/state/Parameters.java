package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.GradwrightException;
import dev.gradwright.kernel.Reals;
import java.util.Locale;

/** Reads and writes parameters, or their gradients, by name in the flat public order. */
public final class Parameters {
  private Parameters() {}

  /**
   * Returns a copy of one parameter's numbers, row by row.
   *
   * @param all the numbers of all parameters
   * @throws GradwrightException if the model has no such parameter
   */
  public static double[] get(Architecture architecture, Reals all, String name) {
    Architecture.Parameter parameter = architecture.parameter(name);
    double[] values = new double[parameter.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(parameter.offset() + i);
    }
    return values;
  }

  /**
   * Sets one parameter's numbers, rounded to the precision of {@code all}.
   *
   * @param all the numbers of all parameters
   * @throws GradwrightException if the model has no such parameter, or one of another size
   */
  public static void set(Architecture architecture, Reals all, String name, double... values) {
    Architecture.Parameter parameter = architecture.parameter(name);
    if (values.length != parameter.size()) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "parameter '%s' has %d numbers in the shape %s, not %d",
              name,
              parameter.size(),
              parameter.shape(),
              values.length));
    }
    for (int i = 0; i < values.length; i++) {
      all.set(parameter.offset() + i, values[i]);
    }
  }
}
