package dev.gradwright.report;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Sums;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;
import dev.gradwright.train.GeneratedTrainer;
import dev.gradwright.train.TrainerBuilder;
import dev.gradwright.train.TrainerSettings;

/** Fits a line by its mean squared error, written as the processor would generate it. */
final class LineTrainer extends GeneratedTrainer<LineNetwork> {
  private LineTrainer(TrainerSettings settings) {
    super(settings, LineNetwork.ARCHITECTURE, LineNetwork.LAYOUT);
  }

  /** Starts a trainer. */
  static TrainerBuilder<LineTrainer> builder() {
    return new TrainerBuilder<>(LineTrainer::new);
  }

  @Override
  protected LineNetwork snapshot(Reals parameters, DataForm form) {
    return new LineNetwork(parameters, form);
  }

  @Override
  protected void forwardRows(Reals parameters, Workspace workspace, int from, int to) {
    double[][] values = workspace.doubleValues();
    LineNetwork.line(parameters.doubles(), values, from, to);
    for (int r = from; r < to; r++) {
      double residual = values[LineNetwork.Y][r] - values[LineNetwork.TARGET][r];
      values[LineNetwork.LOSS][r] = residual * residual;
    }
  }

  @Override
  protected double batchLoss(Reals parameters, Workspace workspace, int rows) {
    workspace.doubleScalars()[0] = 2.0 / rows;
    return Sums.batch(workspace.doubleValues()[LineNetwork.LOSS], rows) / rows;
  }

  @Override
  protected void backwardRows(
      Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    double[][] values = workspace.doubleValues();
    double[] dy = workspace.doubleGradients()[0];
    double[] g = gradient.doubles();
    double scale = workspace.doubleScalars()[0];
    for (int r = from; r < to; r++) {
      dy[r] = scale * (values[LineNetwork.Y][r] - values[LineNetwork.TARGET][r]);
      g[0] = Math.fma(values[LineNetwork.X][r], dy[r], g[0]);
      g[1] += dy[r];
    }
  }

  @Override
  protected void penaltyGradient(Reals parameters, Reals gradient) {}
}
