package dev.gradwright.samples.benchmarks.contest;

import java.util.List;

/** The networks that are compared: dense layers, one activation for all hidden layers, a loss. */
public enum Net {
  /** A line: 1-1, mean squared error. */
  LINE(List.of(1, 1), Hidden.TANH, Loss.SQUARED, 0.01f),
  /** Three classes from four numbers: 4-16-3, tanh, softmax cross-entropy. */
  FLOWER(List.of(4, 16, 3), Hidden.TANH, Loss.SOFTMAX, 0.05f),
  /** Two classes of points in the plane: 2-32-32-1, tanh, binary cross-entropy on the logit. */
  PLANE(List.of(2, 32, 32, 1), Hidden.TANH, Loss.SIGMOID, 0.05f),
  /** Ten classes of 784 pixels: 784-128-10, relu, softmax cross-entropy. */
  DIGITS(List.of(784, 128, 10), Hidden.RELU, Loss.SOFTMAX, 0.01f);

  /** The activation of hidden layers. */
  public enum Hidden {
    TANH,
    RELU
  }

  /** What is minimised, a mean over the batch. */
  public enum Loss {
    SQUARED,
    SIGMOID,
    SOFTMAX
  }

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of never change
  private final List<Integer> sizes;

  private final Hidden hidden;
  private final Loss loss;
  private final float rate;

  Net(List<Integer> sizes, Hidden hidden, Loss loss, float rate) {
    this.sizes = sizes;
    this.hidden = hidden;
    this.loss = loss;
    this.rate = rate;
  }

  /** Returns the number of layers with weights. */
  public int layers() {
    return sizes.size() - 1;
  }

  /** Returns the number of values of a row: of the input for 0, else behind that many layers. */
  public int size(int layer) {
    return sizes.get(layer);
  }

  /** Returns the number of values of an input row. */
  public int inputs() {
    return sizes.get(0);
  }

  /** Returns the number of values of an output row. */
  public int outputs() {
    return sizes.get(layers());
  }

  /** Returns the activation of the hidden layers. */
  public Hidden hidden() {
    return hidden;
  }

  /** Returns what is minimised. */
  public Loss loss() {
    return loss;
  }

  /** Returns the learning rate of plain stochastic gradient descent. */
  public float rate() {
    return rate;
  }

  /**
   * Returns the floating-point operations of the matrix products of one training step, two for each
   * multiply-add: forward, by the weights, and by the inputs except those of the first layer.
   */
  public double stepFlops(int rows) {
    double perRow = 0;
    for (int l = 0; l < layers(); l++) {
      perRow += (l == 0 ? 2.0 : 3.0) * size(l) * size(l + 1);
    }
    return 2 * perRow * rows;
  }

  /** Returns the floating-point operations of the matrix products of the prediction for one row. */
  public double predictionFlops() {
    double perRow = 0;
    for (int l = 0; l < layers(); l++) {
      perRow += (double) size(l) * size(l + 1);
    }
    return 2 * perRow;
  }
}
