package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Maths;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;
import dev.gradwright.state.GeneratedNetwork;
import dev.gradwright.state.Initialization;
import dev.gradwright.state.LoadOption;
import dev.gradwright.state.ModelFile;
import java.nio.file.Path;

/** A softmax classifier from two numbers to three classes in float, written as if generated. */
public final class FlowerNetwork extends GeneratedNetwork {
  private static final long serialVersionUID = 1L;

  static final Architecture ARCHITECTURE =
      Architecture.parse(
          """
          gradwright 1
          model sample.Flower FLOAT
          node flower Input [2]
          node species Dense [3] flower ; units=3
          parameter species.weight [3,2] GLOROT_UNIFORM 2 3
          parameter species.bias [3] CONSTANT 0.0
          loss loss SoftmaxCrossEntropy species CLASS 3 1.0
          output species SOFTMAX
          """);
  static final Layout LAYOUT =
      Layout.parse(
          """
          value flower 2
          value species 3
          value loss.target 1
          value loss 1
          value species.predicted 3
          gradient species 3
          scalars 1
          """);
  static final int FLOWER = 0;
  static final int SPECIES = 1;
  static final int TARGET = 2;
  static final int LOSS = 3;
  static final int PREDICTED = 4;
  static final int BIAS = 6;

  FlowerNetwork(Reals parameters, DataForm form) {
    super(ARCHITECTURE, LAYOUT, parameters, form);
  }

  /** Returns a network with initial parameters. */
  public static FlowerNetwork initial(long seed) {
    return new FlowerNetwork(Initialization.initial(ARCHITECTURE, seed), DataForm.unknown());
  }

  /** Returns a network from a file. */
  public static FlowerNetwork load(Path file, LoadOption... options) {
    return ModelFile.load(file, ARCHITECTURE, FlowerNetwork::new, options);
  }

  @Override
  protected FlowerNetwork withParameters(Reals parameters, DataForm form) {
    return new FlowerNetwork(parameters, form);
  }

  @Override
  protected void forward(Workspace workspace, int from, int to) {
    float[][] values = workspace.floatValues();
    logits(parameters().floats(), values, from, to);
    for (int r = from; r < to; r++) {
      softmax(values[SPECIES], values[PREDICTED], 3 * r);
    }
  }

  static void logits(float[] w, float[][] values, int from, int to) {
    float[] x = values[FLOWER];
    for (int r = from; r < to; r++) {
      for (int c = 0; c < 3; c++) {
        float z = Math.fma(x[2 * r], w[2 * c], w[BIAS + c]);
        values[SPECIES][3 * r + c] = Math.fma(x[2 * r + 1], w[2 * c + 1], z);
      }
    }
  }

  /** Writes the softmax of one row and returns the logarithm of the sum of its exponentials. */
  static float softmax(float[] z, float[] p, int at) {
    float max = Math.max(Math.max(z[at], z[at + 1]), z[at + 2]);
    float sum = 0;
    for (int c = 0; c < 3; c++) {
      p[at + c] = Maths.exp(z[at + c] - max);
      sum += p[at + c];
    }
    for (int c = 0; c < 3; c++) {
      p[at + c] /= sum;
    }
    return max + Maths.log(sum);
  }
}
