package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.Node;
import dev.gradwright.GradwrightException;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Workspace;
import java.util.List;
import java.util.Locale;

/**
 * The inputs whose numbers name rows of a table or are masks. Before a prediction computes
 * anything, they are held to that: a wrong number would read parameters of another layer.
 */
final class InputLimits {
  private final List<Node> inputs;
  private final int[] buffers;
  private final int[] widths;
  private final int[] limits;

  private InputLimits(List<Node> inputs, Layout layout) {
    this.inputs = inputs;
    buffers = inputs.stream().mapToInt(input -> layout.value(input.name())).toArray();
    widths = inputs.stream().mapToInt(Node::width).toArray();
    limits = inputs.stream().mapToInt(Node::limit).toArray();
  }

  static InputLimits of(Architecture architecture, Layout layout) {
    return new InputLimits(
        architecture.inputs().stream().filter(input -> input.limit() > 0).toList(), layout);
  }

  /**
   * Looks through the first rows of a workspace; allocates nothing.
   *
   * @throws GradwrightException at the first number that an input does not take
   */
  void check(Workspace workspace, int rows) {
    for (int i = 0; i < buffers.length; i++) {
      int length = rows * widths[i];
      if (workspace.precision() == Precision.FLOAT) {
        float[] values = workspace.floatValues()[buffers[i]];
        for (int j = 0; j < length; j++) {
          check(values[j], i, j);
        }
      } else {
        double[] values = workspace.doubleValues()[buffers[i]];
        for (int j = 0; j < length; j++) {
          check(values[j], i, j);
        }
      }
    }
  }

  private void check(double value, int input, int place) {
    if (!(value >= 0 && value < limits[input] && value == Math.rint(value))) {
      throw new GradwrightException(
          String.format(
              Locale.ROOT,
              "input '%s': column %d is %s, but must be a whole number from 0 to %d",
              inputs.get(input).name(),
              place % widths[input],
              value,
              limits[input] - 1));
    }
  }
}
