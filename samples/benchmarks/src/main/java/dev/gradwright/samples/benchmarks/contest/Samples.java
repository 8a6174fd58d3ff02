package dev.gradwright.samples.benchmarks.contest;

import java.util.Random;

/**
 * Made-up data and initial parameters, the same numbers for every contender: they come from {@link
 * Random}, whose sequence is part of Java's specification.
 */
public final class Samples {
  /** What all generators are seeded with, plus a number of their own. */
  static final long SEED = 20260101;

  private final Network net;
  private final int rows;
  private final float[] features;
  private final float[] targets;
  private final int[] labels;

  private Samples(Network net, int rows) {
    this.net = net;
    this.rows = rows;
    features = new float[rows * net.inputs()];
    targets = new float[rows];
    labels = new int[rows];
  }

  /** Makes the data of a task. */
  public static Samples of(Task task) {
    return of(task.net(), task.rows());
  }

  /** Makes data for a network. */
  public static Samples of(Network net, int rows) {
    Samples samples = new Samples(net, rows);
    Random random = new Random(SEED);
    for (int i = 0; i < samples.features.length; i++) {
      samples.features[i] = net.least() + (1 - net.least()) * random.nextFloat();
    }
    switch (net.loss()) {
      case SQUARED -> samples.line(random);
      case SIGMOID -> samples.quarters();
      case SOFTMAX -> samples.classes(random);
    }
    return samples;
  }

  /** y = x + 2, and a little noise: what remains as the loss. */
  private void line(Random random) {
    for (int r = 0; r < rows; r++) {
      targets[r] = features[r] + 2 + 0.2f * (random.nextFloat() - 0.5f);
    }
  }

  /** Opposite quarters of the plane are of one class. */
  private void quarters() {
    for (int r = 0; r < rows; r++) {
      labels[r] = features[2 * r] * features[2 * r + 1] > 0 ? 1 : 0;
      targets[r] = labels[r];
    }
  }

  /** The class whose random direction the row points along most. */
  private void classes(Random random) {
    int width = net.inputs();
    float[] directions = new float[net.outputs() * width];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = 2 * random.nextFloat() - 1;
    }
    for (int r = 0; r < rows; r++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int c = 0; c < net.outputs(); c++) {
        float along = 0;
        for (int k = 0; k < width; k++) {
          along += directions[c * width + k] * features[r * width + k];
        }
        if (along > best) {
          best = along;
          labels[r] = c;
        }
      }
      targets[r] = labels[r];
    }
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the numbers of an input row. */
  public int width() {
    return net.inputs();
  }

  /** Returns the inputs, row by row. */
  public float[] features() {
    return features.clone();
  }

  /** Returns the inputs of one row. */
  public float[] row(int row) {
    float[] values = new float[width()];
    System.arraycopy(features, row * width(), values, 0, values.length);
    return values;
  }

  /** Returns what to learn as one number a row: y of the line, else the index of the class. */
  public float[] targets() {
    return targets.clone();
  }

  /** Returns the index of the class of each row. */
  public int[] labels() {
    return labels.clone();
  }

  /**
   * Returns what to learn as one row of {@code outputs} numbers: one-hot where there are classes.
   */
  public float[] wideTargets() {
    if (net.loss() != Network.Loss.SOFTMAX) {
      return targets();
    }
    float[] wide = new float[rows * net.outputs()];
    for (int r = 0; r < rows; r++) {
      wide[r * net.outputs() + labels[r]] = 1;
    }
    return wide;
  }
}
