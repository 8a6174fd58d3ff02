package dev.gradwright.samples.benchmarks.contest;

/** A library as the comparison sees it. Each runs in a process of its own. */
public interface Contender extends AutoCloseable {
  /**
   * Makes ready the network of a task, with the parameters of {@link Parameter#initial}, and
   * whatever of the data may be made ready before the clock runs.
   *
   * @return whether the library has such a network
   */
  boolean prepare(Task task, Samples samples);

  /**
   * Takes one step of stochastic gradient descent on all the rows.
   *
   * @return the loss before the step, as the library reports it
   */
  double step();

  /**
   * Takes many steps.
   *
   * @return the sum of the losses, so that none is computed for nothing
   */
  default double steps(int steps) {
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += step();
    }
    return sum;
  }

  /**
   * Takes one step, outside the timing.
   *
   * @return the loss of the task before the step, also where the library reports another measure
   */
  default double checkedStep() {
    return step();
  }

  /**
   * Predicts one row.
   *
   * @return the probability of class 0
   */
  float predict(int row);

  /**
   * Trains in batches of {@link Task#COLD_BATCH} rows.
   *
   * @return for each epoch a loss as the library reports it
   */
  double[] epochs(int epochs);

  @Override
  default void close() {}
}
