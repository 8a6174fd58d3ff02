package dev.gradwright.samples.benchmarks.contest;

import java.util.Arrays;

/**
 * What one writes without a library: a general network of dense layers in {@code float}, in nested
 * loops over rows, layers and units. Also the reference the others are held against.
 */
public final class PlainLoops implements Contender {
  private Net net = Net.LINE;
  private Samples samples = Samples.of(Net.LINE, 1);
  private float[] features = {};
  private float[] targets = {};
  private float[][][] weights = {};
  private float[][] biases = {};
  private float[][][] weightGradients = {};
  private float[][] biasGradients = {};
  private float[][] values = {};
  private float[][] deltas = {};

  /** Measures this contender. */
  public static void main(String[] arguments) {
    Measure.run(new PlainLoops(), arguments);
  }

  @Override
  public boolean prepare(Task task, Samples samples) {
    if (!(task.net() instanceof Net dense)) {
      return false;
    }
    net = dense;
    this.samples = samples;
    features = samples.features();
    targets = samples.targets();
    int layers = net.layers();
    weights = new float[layers][][];
    weightGradients = new float[layers][][];
    biases = new float[layers][];
    biasGradients = new float[layers][];
    values = new float[layers + 1][];
    deltas = new float[layers + 1][];
    values[0] = new float[net.inputs()];
    for (int l = 0; l < layers; l++) {
      int in = net.size(l);
      int out = net.size(l + 1);
      float[] initial = net.weight(l).initial();
      weights[l] = new float[out][in];
      weightGradients[l] = new float[out][in];
      for (int o = 0; o < out; o++) {
        System.arraycopy(initial, o * in, weights[l][o], 0, in);
      }
      biases[l] = new float[out];
      biasGradients[l] = new float[out];
      values[l + 1] = new float[out];
      deltas[l + 1] = new float[out];
    }
    return true;
  }

  @Override
  public double step() {
    return step(0, samples.rows());
  }

  private double step(int from, int to) {
    for (int l = 0; l < net.layers(); l++) {
      for (float[] row : weightGradients[l]) {
        Arrays.fill(row, 0);
      }
      Arrays.fill(biasGradients[l], 0);
    }
    double loss = 0;
    for (int r = from; r < to; r++) {
      System.arraycopy(features, r * net.inputs(), values[0], 0, net.inputs());
      forward();
      loss += lossAndDelta(targets[r]);
      backward();
    }
    float rate = net.rate() / (to - from);
    for (int l = 0; l < net.layers(); l++) {
      for (int o = 0; o < biases[l].length; o++) {
        float[] w = weights[l][o];
        float[] g = weightGradients[l][o];
        for (int k = 0; k < w.length; k++) {
          w[k] -= rate * g[k];
        }
        biases[l][o] -= rate * biasGradients[l][o];
      }
    }
    return loss / (to - from);
  }

  private void forward() {
    for (int l = 0; l < net.layers(); l++) {
      float[] x = values[l];
      float[] y = values[l + 1];
      boolean hidden = l < net.layers() - 1;
      for (int o = 0; o < y.length; o++) {
        float[] w = weights[l][o];
        float sum = biases[l][o];
        for (int k = 0; k < x.length; k++) {
          sum += w[k] * x[k];
        }
        y[o] = hidden ? activate(sum) : sum;
      }
    }
  }

  private float activate(float z) {
    return net.hidden() == Net.Hidden.RELU ? Math.max(z, 0) : (float) Math.tanh(z);
  }

  /** Turns the logits of the last layer into the loss of a row and its gradient by the logits. */
  private double lossAndDelta(float target) {
    float[] y = values[net.layers()];
    float[] d = deltas[net.layers()];
    switch (net.loss()) {
      case SQUARED -> {
        float difference = y[0] - target;
        d[0] = 2 * difference;
        return difference * difference;
      }
      case SIGMOID -> {
        float p = (float) (1 / (1 + Math.exp(-y[0])));
        d[0] = p - target;
        return Math.max(y[0], 0) - y[0] * target + Math.log1p(Math.exp(-Math.abs(y[0])));
      }
      case SOFTMAX -> {
        double logOfTarget = softmax(y, d, (int) target);
        d[(int) target] -= 1;
        return -logOfTarget;
      }
    }
    throw new AssertionError(net.loss());
  }

  /** Writes the probabilities and returns the logarithm of the target's. */
  private static double softmax(float[] logits, float[] probabilities, int target) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    float sum = 0;
    for (int o = 0; o < logits.length; o++) {
      probabilities[o] = (float) Math.exp(logits[o] - max);
      sum += probabilities[o];
    }
    for (int o = 0; o < logits.length; o++) {
      probabilities[o] /= sum;
    }
    return logits[target] - max - Math.log(sum);
  }

  private void backward() {
    for (int l = net.layers() - 1; l >= 0; l--) {
      float[] x = values[l];
      float[] d = deltas[l + 1];
      for (int o = 0; o < d.length; o++) {
        float[] g = weightGradients[l][o];
        for (int k = 0; k < x.length; k++) {
          g[k] += d[o] * x[k];
        }
        biasGradients[l][o] += d[o];
      }
      if (l > 0) {
        inputGradient(l);
      }
    }
  }

  private void inputGradient(int l) {
    float[] x = values[l];
    float[] d = deltas[l + 1];
    float[] dx = deltas[l];
    Arrays.fill(dx, 0);
    for (int o = 0; o < d.length; o++) {
      float[] w = weights[l][o];
      for (int k = 0; k < dx.length; k++) {
        dx[k] += d[o] * w[k];
      }
    }
    for (int k = 0; k < dx.length; k++) {
      if (net.hidden() == Net.Hidden.RELU) {
        dx[k] = x[k] > 0 ? dx[k] : 0;
      } else {
        dx[k] *= 1 - x[k] * x[k];
      }
    }
  }

  @Override
  public float predict(int row) {
    System.arraycopy(features, row * net.inputs(), values[0], 0, net.inputs());
    forward();
    float[] probabilities = deltas[net.layers()];
    softmax(values[net.layers()], probabilities, 0);
    return probabilities[0];
  }

  @Override
  public double[] epochs(int epochs) {
    double[] losses = new double[epochs];
    for (int e = 0; e < epochs; e++) {
      for (int from = 0; from < samples.rows(); from += Task.COLD_BATCH) {
        int to = Math.min(from + Task.COLD_BATCH, samples.rows());
        losses[e] += step(from, to) * (to - from) / samples.rows();
      }
    }
    return losses;
  }
}
