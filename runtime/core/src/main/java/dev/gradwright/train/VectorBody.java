package dev.gradwright.train;

import dev.gradwright.kernel.Lanes;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/** The generated layers on vectors, with a memory of their own. */
final class VectorBody implements BlockBody {
  private final GeneratedTrainer<?> model;
  private final Layout.Stages stages;
  private final Lanes lanes;

  VectorBody(GeneratedTrainer<?> model, Layout.Stages stages) {
    this.model = model;
    this.stages = stages;
    lanes = new Lanes(model.vectorLengths());
  }

  @Override
  public void forward(
      int phase, Reals parameters, Workspace workspace, Reals sums, int from, int to) {
    model.vectorForward(phase, parameters, workspace, lanes.block(from), sums, from, to);
  }

  @Override
  public void evaluate(Reals parameters, Workspace workspace, int from, int to) {
    model.vectorEvaluate(parameters, workspace, lanes.block(from), from, to);
  }

  @Override
  public void backward(
      int phase,
      Reals parameters,
      Workspace workspace,
      Reals sums,
      Reals gradient,
      int from,
      int to) {
    float[][] block = lanes.block(from);
    model.vectorBackward(phase, parameters, workspace, block, sums, gradient, from, to);
  }

  @Override
  public boolean isFinite(Reals numbers, int from, int to) {
    return model.vectorIsFinite(numbers, from, to);
  }

  @Override
  public void fillIn(Reals parameters, Workspace workspace, int from, int to) {
    // the numbers of the batch are there, so these sums are not needed
    Reals sums = Reals.of(parameters.precision(), stages.sums());
    for (int phase = 0; phase < stages.forward(); phase++) {
      model.forwardRows(phase, parameters, workspace, sums, from, to);
    }
  }

  @Override
  public void ensure(int rows) {
    lanes.ensure(rows);
  }
}
