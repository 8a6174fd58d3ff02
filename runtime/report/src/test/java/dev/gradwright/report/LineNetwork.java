package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;
import dev.gradwright.state.GeneratedNetwork;

/** {@code y = w x + b} in double, written as the processor would generate it. */
final class LineNetwork extends GeneratedNetwork {
  private static final long serialVersionUID = 1L;

  static final Architecture ARCHITECTURE =
      Architecture.parse(
          """
          gradwright 1
          model sample.Line DOUBLE
          node x Input [1]
          node y Dense [1] x ; units=1
          parameter y.weight [1,1] GLOROT_UNIFORM 1 1
          parameter y.bias [1] CONSTANT 0.0
          loss loss MeanSquaredError y REAL 1 1.0
          output y IDENTITY
          """);
  static final Layout LAYOUT =
      Layout.parse(
          """
          value x 1
          value y 1
          value loss.target 1
          value loss 1
          value y.predicted 1
          gradient y 1
          scalars 1
          """);
  static final int X = 0;
  static final int Y = 1;
  static final int TARGET = 2;
  static final int LOSS = 3;
  static final int PREDICTED = 4;

  LineNetwork(Reals parameters, DataForm form) {
    super(ARCHITECTURE, LAYOUT, parameters, form);
  }

  @Override
  protected LineNetwork withParameters(Reals parameters, DataForm form) {
    return new LineNetwork(parameters, form);
  }

  @Override
  public LineNetwork with(String name, double... values) {
    return (LineNetwork) super.with(name, values);
  }

  @Override
  protected void forward(Workspace workspace, int from, int to) {
    line(parameters().doubles(), workspace.doubleValues(), from, to);
    System.arraycopy(
        workspace.doubleValues()[Y], from, workspace.doubleValues()[PREDICTED], from, to - from);
  }

  static void line(double[] w, double[][] values, int from, int to) {
    for (int r = from; r < to; r++) {
      values[Y][r] = Math.fma(values[X][r], w[0], w[1]);
    }
  }
}
