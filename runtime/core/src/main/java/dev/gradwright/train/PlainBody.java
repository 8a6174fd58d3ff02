package dev.gradwright.train;

import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/** The generated layers in plain Java. */
record PlainBody(GeneratedTrainer<?> model) implements BlockBody {
  @Override
  public void forward(Reals parameters, Workspace workspace, int from, int to) {
    model.forwardRows(parameters, workspace, from, to);
  }

  @Override
  public void evaluate(Reals parameters, Workspace workspace, int from, int to) {
    model.evaluateRows(parameters, workspace, from, to);
  }

  @Override
  public void backward(Reals parameters, Workspace workspace, Reals gradient, int from, int to) {
    gradient.fill(0);
    model.backwardRows(parameters, workspace, gradient, from, to);
  }

  @Override
  public boolean isFinite(Reals numbers, int from, int to) {
    return numbers.firstNonFinite(from, to) < 0;
  }

  @Override
  public void fillIn(Reals parameters, Workspace workspace, int from, int to) {
    // forward has set them all
  }

  @Override
  public void ensure(int rows) {
    // the workspace is all it needs
  }
}
