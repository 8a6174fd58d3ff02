package dev.gradwright.train;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import dev.gradwright.state.DataForm;
import dev.gradwright.state.GeneratedNetwork;

/** One dense layer with enough weights that threads share out the parameters too. */
public final class GridNetwork extends GeneratedNetwork {
  private static final long serialVersionUID = 1L;

  /** Numbers per row, in and out. */
  static final int WIDTH = 200;

  static final Architecture ARCHITECTURE =
      Architecture.parse(
          """
          gradwright 1
          model sample.Grid FLOAT
          node x Input [200]
          node y Dense [200] x ; units=200
          parameter y.weight [200,200] GLOROT_UNIFORM 200 200
          parameter y.bias [200] CONSTANT 0.0
          loss loss MeanSquaredError y REAL 200 1.0
          output y IDENTITY
          """);
  static final Layout LAYOUT =
      Layout.parse(
          """
          value x 200
          value y 200
          value loss.target 200
          value loss 1
          value y.predicted 200
          gradient y 200
          scalars 1
          """);
  static final int X = 0;
  static final int Y = 1;
  static final int TARGET = 2;
  static final int LOSS = 3;
  static final int PREDICTED = 4;
  static final int BIAS = WIDTH * WIDTH;

  GridNetwork(Reals parameters, DataForm form) {
    super(ARCHITECTURE, LAYOUT, parameters, form);
  }

  @Override
  protected GridNetwork withParameters(Reals parameters, DataForm form) {
    return new GridNetwork(parameters, form);
  }

  @Override
  protected void forward(Workspace workspace, int from, int to) {
    float[][] values = workspace.floatValues();
    dense(parameters().floats(), values, from, to);
    int count = (to - from) * WIDTH;
    System.arraycopy(values[Y], from * WIDTH, values[PREDICTED], from * WIDTH, count);
  }

  static void dense(float[] w, float[][] values, int from, int to) {
    for (int r = from * WIDTH; r < to * WIDTH; r += WIDTH) {
      for (int o = 0; o < WIDTH; o++) {
        float sum = w[BIAS + o];
        for (int k = 0; k < WIDTH; k++) {
          sum = Math.fma(values[X][r + k], w[o * WIDTH + k], sum);
        }
        values[Y][r + o] = sum;
      }
    }
  }
}
