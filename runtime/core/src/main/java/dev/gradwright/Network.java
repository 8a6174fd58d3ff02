package dev.gradwright;

import dev.gradwright.data.Dataset;

/**
 * A model with its parameters: what every generated network is. Immutable, and safe for many
 * threads.
 *
 * <p>The general methods here take the rows of all inputs side by side, in the order of {@link
 * Architecture#inputs()}, and give the rows of all outputs side by side, in the order of {@link
 * Architecture#outputs()}, each with the link of its loss applied (softmax, sigmoid, exp). A
 * generated class adds methods typed for its model.
 */
public interface Network {
  /** Returns nodes, shapes and parameter names. */
  Architecture architecture();

  /** Returns the number format of the parameters and of the arithmetic. */
  default Precision precision() {
    return architecture().precision();
  }

  /** Returns the number of parameters. */
  default int parameterCount() {
    return architecture().parameterCount();
  }

  /**
   * Returns a copy of a parameter, flat and row by row.
   *
   * @param name such as {@code hidden.weight}
   * @throws GradwrightException if the model has no such parameter
   */
  double[] parameter(String name);

  /**
   * Returns a network that differs from this one in one parameter.
   *
   * @param name such as {@code hidden.weight}
   * @param values flat and row by row, rounded to the model's precision
   * @throws GradwrightException if there is no such parameter or the number of values is another
   */
  Network with(String name, double... values);

  /** Returns the numbers per row over all inputs. */
  int inputWidth();

  /** Returns the numbers per row over all outputs. */
  int outputWidth();

  /**
   * Returns the prediction for one row.
   *
   * @param row {@link #inputWidth()} numbers
   * @return {@link #outputWidth()} numbers
   * @throws GradwrightException if the row has another length
   */
  double[] predict(double... row);

  /**
   * Predicts rows into a given array, allocating nothing once the thread has predicted before.
   *
   * @param rows {@code [count, inputWidth]}, row by row; what follows is not read
   * @param count the number of rows
   * @param out takes {@code [count, outputWidth]}
   * @throws GradwrightException if one of the arrays is too short
   */
  void predict(double[] rows, int count, double[] out);

  /**
   * Returns the predictions for all rows of a data set, {@code [rows, outputWidth]} row by row; its
   * targets, if any, are not looked at.
   *
   * @throws GradwrightException if a field for an input is missing or has another width
   */
  double[] predict(Dataset data);

  /** Returns a table of the nodes, their shapes and their parameters. */
  default String summary() {
    return architecture().summary();
  }
}
