package dev.gradwright.samples.benchmarks.contest;

import java.util.List;

/** What all need to know of a network that is compared. */
public interface Network {
  /** What is minimised, a mean over the batch. */
  enum Loss {
    SQUARED,
    SIGMOID,
    SOFTMAX
  }

  /** Returns the number of values of an input row. */
  int inputs();

  /** Returns the number of values of an output row. */
  int outputs();

  /** Returns the least value of an input; the most is 1. */
  float least();

  /** Returns what is minimised. */
  Loss loss();

  /** Returns the learning rate of plain stochastic gradient descent. */
  float rate();

  /** Returns the parameters, in the order of the layers. */
  List<Parameter> parameters();

  /**
   * Returns the floating-point operations of the matrix products of one training step, two for each
   * multiply-add: forward, by the weights, and by the inputs except those of the first layer.
   */
  double stepFlops(int rows);

  /** Returns the floating-point operations of the matrix products of the prediction for one row. */
  double predictionFlops();

  /** Returns the parameter of a name. */
  default Parameter parameter(String name) {
    for (Parameter parameter : parameters()) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new IllegalArgumentException("no parameter " + name + " in " + this);
  }
}
