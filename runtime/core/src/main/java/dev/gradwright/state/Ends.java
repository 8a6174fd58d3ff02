package dev.gradwright.state;

import dev.gradwright.Architecture;
import dev.gradwright.Precision;
import dev.gradwright.kernel.Layout;
import dev.gradwright.kernel.Reals;
import dev.gradwright.kernel.Workspace;
import java.util.List;

/**
 * The inputs or the outputs of a network as columns of one row: which buffers lie side by side, and
 * how wide each is. Copies rows between a flat array and the buffers, allocating nothing.
 */
final class Ends {
  private final int[] buffers;
  private final int[] widths;
  private final int width;

  private Ends(Layout layout, List<String> names) {
    buffers = names.stream().mapToInt(layout::value).toArray();
    widths = names.stream().mapToInt(name -> layout.valueWidth(layout.value(name))).toArray();
    int sum = 0;
    for (int part : widths) {
      sum = Math.addExact(sum, part);
    }
    width = sum;
  }

  static Ends inputs(Architecture architecture, Layout layout) {
    return new Ends(layout, architecture.inputs().stream().map(Architecture.Node::name).toList());
  }

  /** The outputs after their links; where there is none, the node itself may serve. */
  static Ends outputs(Architecture architecture, Layout layout) {
    return new Ends(
        layout, architecture.outputs().stream().map(output -> predicted(output, layout)).toList());
  }

  private static String predicted(Architecture.Output output, Layout layout) {
    String name = output.node() + ".predicted";
    boolean absent = output.link() == Architecture.Link.IDENTITY && !layout.hasValue(name);
    return absent ? output.node() : name;
  }

  int width() {
    return width;
  }

  /** Copies {@code count} rows, the first of which is row {@code first} of {@code rows}. */
  void load(double[] rows, int first, int count, Workspace workspace) {
    int column = 0;
    for (int i = 0; i < buffers.length; i++) {
      Reals buffer = workspace.value(buffers[i]);
      for (int row = 0; row < count; row++) {
        int from = (first + row) * width + column;
        load(rows, from, buffer, row * widths[i], widths[i]);
      }
      column += widths[i];
    }
  }

  /** Copies the first {@code count} rows to row {@code first} of {@code rows} and after it. */
  void store(Workspace workspace, int count, double[] rows, int first) {
    int column = 0;
    for (int i = 0; i < buffers.length; i++) {
      Reals buffer = workspace.value(buffers[i]);
      for (int row = 0; row < count; row++) {
        int to = (first + row) * width + column;
        store(buffer, row * widths[i], rows, to, widths[i]);
      }
      column += widths[i];
    }
  }

  private static void load(double[] source, int from, Reals buffer, int at, int count) {
    if (buffer.precision() == Precision.DOUBLE) {
      System.arraycopy(source, from, buffer.doubles(), at, count);
      return;
    }
    float[] target = buffer.floats();
    for (int i = 0; i < count; i++) {
      target[at + i] = (float) source[from + i];
    }
  }

  private static void store(Reals buffer, int from, double[] target, int at, int count) {
    if (buffer.precision() == Precision.DOUBLE) {
      System.arraycopy(buffer.doubles(), from, target, at, count);
      return;
    }
    float[] source = buffer.floats();
    for (int i = 0; i < count; i++) {
      target[at + i] = source[from + i];
    }
  }
}
