package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;

/** Trains the softmax classifier, written as the processor would generate it. */
public final class FlowerTrainer extends GeneratedTrainer<FlowerNetwork> {
  private FlowerTrainer(TrainerSettings settings) {
    super(settings, FlowerNetwork.ARCHITECTURE, FlowerNetwork.LAYOUT);
  }

  /** Starts a trainer. */
  public static TrainerBuilder<FlowerTrainer> builder() {
    return new TrainerBuilder<>(FlowerTrainer::new);
  }

  @Override
  protected FlowerNetwork snapshot(Reals parameters, DataForm form) {
    return new FlowerNetwork(parameters, form);
  }

  @Override
  protected void forwardRows(Reals parameters, Workspace workspace, int from, int to) {
    float[][] values = workspace.floatValues();
    FlowerNetwork.logits(parameters.floats(), values, from, to);
    float[] z = values[FlowerNetwork.SPECIES];
    for (int r = from; r < to; r++) {
      float logSum = FlowerNetwork.softmax(z, values[FlowerNetwork.PREDICTED], 3 * r);
      int target = (int) values[FlowerNetwork.TARGET][r];
      values[FlowerNetwork.LOSS][r] = logSum - z[3 * r + target];
    }
  }

  @Override
  protected double batchLoss(Reals parameters, Workspace workspace, int rows) {
    workspace.floatScalars()[0] = 1f / rows;
    return Sums.batch(workspace.floatValues()[FlowerNetwork.LOSS], rows) / rows;
  }

  @Override
  protected void backwardRows(
      Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    float[][] values = workspace.floatValues();
    float[] x = values[FlowerNetwork.FLOWER];
    float[] p = values[FlowerNetwork.PREDICTED];
    float[] dz = workspace.floatGradients()[0];
    float[] g = gradient.floats();
    float scale = workspace.floatScalars()[0];
    for (int r = from; r < to; r++) {
      int target = (int) values[FlowerNetwork.TARGET][r];
      for (int c = 0; c < 3; c++) {
        dz[3 * r + c] = scale * (c == target ? p[3 * r + c] - 1 : p[3 * r + c]);
        g[2 * c] = Math.fma(x[2 * r], dz[3 * r + c], g[2 * c]);
        g[2 * c + 1] = Math.fma(x[2 * r + 1], dz[3 * r + c], g[2 * c + 1]);
        g[FlowerNetwork.BIAS + c] += dz[3 * r + c];
      }
    }
  }

  @Override
  protected void penaltyGradient(Reals parameters, Reals gradient) {}
}
