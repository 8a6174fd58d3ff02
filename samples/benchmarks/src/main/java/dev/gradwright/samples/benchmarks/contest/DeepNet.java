package dev.gradwright.samples.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;

/**
 * The networks that are compared beyond dense layers; all end in ten classes and softmax
 * cross-entropy.
 */
public enum DeepNet implements Network {
  /**
   * LeNet: an image 1x28x28; convolution 5x5 to 6 channels, relu, the largest of 2x2; convolution
   * 5x5 to 16 channels, relu, the largest of 2x2; dense 120 relu, 84 relu, 10. After Y. LeCun et
   * al., <i>Gradient-Based Learning Applied to Document Recognition</i>, 1998, without its padding
   * and with the functions of today.
   */
  LENET(28 * 28, 0, 0.1f),
  /** Sequences of 32 times 16 features; an LSTM of 64 units, its last state; dense 10. */
  LSTM(DeepNet.TIMES * DeepNet.FEATURES, -1, 0.5f),
  /**
   * A transformer block, 32 positions of width 64: {@code h = x + attention(norm(x))} with four
   * heads, {@code y = h + narrow(gelu(wide(norm(h))))} with 256 units between, gelu by the error
   * function; the mean over the positions; dense 10.
   */
  BLOCK(DeepNet.TIMES * DeepNet.WIDTH, -1, 0.1f);

  /** The length of sequences. */
  public static final int TIMES = 32;

  /** The features of a time of {@link #LSTM}. */
  public static final int FEATURES = 16;

  /** The units of {@link #LSTM}. */
  public static final int UNITS = 64;

  /** The width of a position of {@link #BLOCK}. */
  public static final int WIDTH = 64;

  /** The heads of {@link #BLOCK}. */
  public static final int HEADS = 4;

  /** The units between the two dense layers of {@link #BLOCK}. */
  public static final int WIDE = 256;

  /** What layer normalisation adds to the variance. */
  public static final float EPSILON = 1e-5f;

  private static final int CLASSES = 10;

  private final int inputs;
  private final float least;
  private final float rate;

  DeepNet(int inputs, float least, float rate) {
    this.inputs = inputs;
    this.least = least;
    this.rate = rate;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return CLASSES;
  }

  @Override
  public float least() {
    return least;
  }

  @Override
  public Loss loss() {
    return Loss.SOFTMAX;
  }

  @Override
  public float rate() {
    return rate;
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    switch (this) {
      case LENET -> {
        layer(all, "conv1", 6, 1, 5, 5);
        layer(all, "conv2", 16, 6, 5, 5);
        layer(all, "hidden1", 120, 256);
        layer(all, "hidden2", 84, 120);
        layer(all, "digit", CLASSES, 84);
      }
      case LSTM -> {
        double bound = 1 / Math.sqrt(UNITS);
        all.add(Parameter.of("lstm.weight_ih_l0", 0, bound, 4 * UNITS, FEATURES));
        all.add(Parameter.of("lstm.weight_hh_l0", 0, bound, 4 * UNITS, UNITS));
        all.add(Parameter.of("lstm.bias_ih_l0", 0, bound, 4 * UNITS));
        all.add(Parameter.of("lstm.bias_hh_l0", 0, bound, 4 * UNITS));
        layer(all, "kind", CLASSES, UNITS);
      }
      case BLOCK -> {
        norm(all, "norm1");
        double bound = 1 / Math.sqrt(WIDTH);
        all.add(Parameter.of("attention.in_proj_weight", 0, bound, 3 * WIDTH, WIDTH));
        all.add(Parameter.of("attention.in_proj_bias", 0, bound, 3 * WIDTH));
        all.add(Parameter.of("attention.out_proj_weight", 0, bound, WIDTH, WIDTH));
        all.add(Parameter.of("attention.out_proj_bias", 0, bound, WIDTH));
        norm(all, "norm2");
        layer(all, "wide", WIDE, WIDTH);
        layer(all, "narrow", WIDTH, WIDE);
        layer(all, "kind", CLASSES, WIDTH);
      }
    }
    return all;
  }

  /** A weight and a bias, within one over the root of the inputs of a unit. */
  private static void layer(List<Parameter> all, String name, Integer... shape) {
    int in = 1;
    for (int i = 1; i < shape.length; i++) {
      in *= shape[i];
    }
    all.add(Parameter.of(name + ".weight", 0, 1 / Math.sqrt(in), shape));
    all.add(Parameter.of(name + ".bias", 0, 1 / Math.sqrt(in), shape[0]));
  }

  /** Near 1 and 0, but not all the same, so that nobody can leave them out unseen. */
  private static void norm(List<Parameter> all, String name) {
    all.add(Parameter.of(name + ".weight", 1, 0.1, WIDTH));
    all.add(Parameter.of(name + ".bias", 0, 0.1, WIDTH));
  }

  /** The multiply-adds by the inputs for one row. */
  private double first() {
    return switch (this) {
      case LENET -> 24.0 * 24 * 6 * 25;
      case LSTM -> (double) TIMES * 4 * UNITS * FEATURES;
      case BLOCK -> 0; // what reads the inputs has parameters of its own to pass gradients to
    };
  }

  /** The multiply-adds of all other products for one row. */
  private double others() {
    return switch (this) {
      case LENET -> 8.0 * 8 * 16 * 150 + 256 * 120 + 120 * 84 + 84 * CLASSES;
      case LSTM -> (double) TIMES * 4 * UNITS * UNITS + UNITS * CLASSES;
      case BLOCK -> {
        double projections = 4.0 * TIMES * WIDTH * WIDTH;
        double looks = 2.0 * TIMES * TIMES * WIDTH; // scores, and the mixture of values
        yield projections + looks + 2.0 * TIMES * WIDTH * WIDE + WIDTH * CLASSES;
      }
    };
  }

  @Override
  public double stepFlops(int rows) {
    return 2 * rows * (2 * first() + 3 * others());
  }

  @Override
  public double predictionFlops() {
    return 2 * (first() + others());
  }
}
