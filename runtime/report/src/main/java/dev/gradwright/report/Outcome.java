package dev.gradwright.report;

/** Takes what is true of rows and what was predicted of them, and writes it for a chart. */
interface Outcome {
  /**
   * Takes a row.
   *
   * @param target one number or class for each place; NaN where it is missing
   * @param prediction after the link of the loss
   */
  void add(double[] target, double[] prediction);

  void write(Json json);
}
