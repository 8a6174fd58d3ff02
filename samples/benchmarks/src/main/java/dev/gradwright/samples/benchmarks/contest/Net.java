package dev.gradwright.samples.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;

/** The dense networks that are compared: one activation for all hidden layers, a loss. */
public enum Net implements Network {
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

  @Override
  public int inputs() {
    return sizes.get(0);
  }

  @Override
  public int outputs() {
    return sizes.get(layers());
  }

  /** Returns the activation of the hidden layers. */
  public Hidden hidden() {
    return hidden;
  }

  @Override
  public float least() {
    return this == DIGITS ? 0 : -1;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public float rate() {
    return rate;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      all.add(weight(l));
      all.add(Parameter.of(l + ".bias", 0, 0, size(l + 1)));
    }
    return all;
  }

  /** Returns the weight of a layer, {@code [out, in]}, uniform within Glorot's bound at first. */
  public Parameter weight(int layer) {
    int in = size(layer);
    int out = size(layer + 1);
    float bound = (float) Math.sqrt(6.0 / (in + out));
    return new Parameter(layer + ".weight", List.of(out, in), 0, bound, Samples.SEED + 1 + layer);
  }

  @Override
  public double stepFlops(int rows) {
    double perRow = 0;
    for (int l = 0; l < layers(); l++) {
      perRow += (l == 0 ? 2.0 : 3.0) * size(l) * size(l + 1);
    }
    return 2 * perRow * rows;
  }

  @Override
  public double predictionFlops() {
    double perRow = 0;
    for (int l = 0; l < layers(); l++) {
      perRow += (double) size(l) * size(l + 1);
    }
    return 2 * perRow;
  }
}
