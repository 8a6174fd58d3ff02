package dev.gradwright.train;

import dev.gradwright.kernel.Lanes;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/** The generated layers on vectors, with a memory of their own. */
final class VectorBody implements BlockBody {
  private final GeneratedTrainer<?> model;
  private final Lanes lanes;

  VectorBody(GeneratedTrainer<?> model) {
    this.model = model;
    lanes = new Lanes(model.vectorLengths());
  }

  @Override
  public void forward(Reals parameters, Workspace workspace, int from, int to) {
    model.vectorForward(parameters, workspace, lanes.block(from), from, to);
  }

  @Override
  public void evaluate(Reals parameters, Workspace workspace, int from, int to) {
    model.vectorEvaluate(parameters, workspace, lanes.block(from), from, to);
  }

  @Override
  public void backward(Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    model.vectorBackward(parameters, workspace, lanes.block(from), gradient, from, to);
  }

  @Override
  public boolean isFinite(Reals numbers, int from, int to) {
    return model.vectorIsFinite(numbers, from, to);
  }

  @Override
  public void fillIn(Reals parameters, Workspace workspace, int from, int to) {
    model.forwardRows(parameters, workspace, from, to);
  }

  @Override
  public void ensure(int rows) {
    lanes.ensure(rows);
  }
}
