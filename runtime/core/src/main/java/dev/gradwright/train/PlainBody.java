package dev.gradwright.train;

import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;

/** The generated layers in plain Java. */
record PlainBody(GeneratedTrainer<?> model, Layout.Stages stages) implements BlockBody {
  @Override
  public void forward(
      int phase, Reals parameters, Workspace workspace, Reals sums, int from, int to) {
    model.forwardRows(phase, parameters, workspace, sums, from, to);
  }

  @Override
  public void evaluate(Reals parameters, Workspace workspace, int from, int to) {
    model.evaluateRows(parameters, workspace, from, to);
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
    if (stages.backward().isEmpty()) {
      gradient.fill(0);
    } else {
      Layout.Range range = stages.backward().get(phase);
      gradient.clear(range.from(), range.to());
    }
    model.backwardRows(phase, parameters, workspace, sums, gradient, from, to);
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
