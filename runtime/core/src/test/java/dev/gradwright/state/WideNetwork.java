package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import java.nio.file.Path;

/** A network whose file takes a while to write: a megabyte of parameters and no arithmetic. */
final class WideNetwork extends GeneratedNetwork {
  private static final long serialVersionUID = 1L;

  private static final Architecture ARCHITECTURE =
      Architecture.parse(
          """
          gradwright 1
          model sample.Wide FLOAT
          node x Input [512]
          node y Dense [512] x ; units=512
          parameter y.weight [512,512] CONSTANT 0.0
          parameter y.bias [512] CONSTANT 0.0
          output y IDENTITY
          """);
  private static final Layout LAYOUT = Layout.parse("value x 512\nvalue y 512\n");

  private WideNetwork(Reals parameters, DataForm form) {
    super(ARCHITECTURE, LAYOUT, parameters, form);
  }

  /** Returns a network of which every parameter is the same number. */
  static WideNetwork filled(float value) {
    Reals parameters = Reals.of(ARCHITECTURE.precision(), ARCHITECTURE.parameterCount());
    parameters.fill(value);
    return new WideNetwork(parameters, DataForm.unknown());
  }

  static WideNetwork load(Path file) {
    return ModelFile.load(file, ARCHITECTURE, WideNetwork::new);
  }

  /** Returns the number that every parameter is, or NaN if they are not one and the same. */
  double value() {
    double first = parameters().get(0);
    for (int i = 0; i < parameters().length(); i++) {
      if (parameters().get(i) != first) {
        return Double.NaN;
      }
    }
    return first;
  }

  @Override
  protected WideNetwork withParameters(Reals parameters, DataForm form) {
    return new WideNetwork(parameters, form);
  }

  @Override
  protected void forward(Workspace workspace, int from, int to) {
    throw new UnsupportedOperationException("this network is only saved and loaded");
  }
}
