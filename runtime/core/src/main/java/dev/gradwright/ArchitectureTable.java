package dev.gradwright;

import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.Node;
import dev.gradwright.Architecture.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an architecture as a table for reading. */
final class ArchitectureTable {
  private static final String GAP = "  ";

  private ArchitectureTable() {}

  static String of(Architecture architecture) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"node", "kind", "shape", "parameters"});
    for (Node node : architecture.nodes()) {
      rows.add(
          new String[] {
            node.name(), node.kind(), shape(node.shape()), grouped(parameters(architecture, node))
          });
    }
    rows.add(new String[] {"total", "", "", grouped(architecture.parameterCount())});

    int[] widths = new int[4];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder table = new StringBuilder();
    table.append(architecture.modelName()).append(" in ").append(architecture.precision());
    table.append('\n');
    for (String[] row : rows) {
      for (int i = 0; i < 3; i++) {
        table.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
      }
      // Numbers are set to the right.
      table.append(" ".repeat(widths[3] - row[3].length())).append(row[3]).append('\n');
    }
    for (Node node : architecture.nodes()) {
      node.sharedWith()
          .ifPresent(
              owner ->
                  table
                      .append(node.name())
                      .append(" uses parameters of ")
                      .append(owner)
                      .append('\n'));
    }
    for (LossTerm loss : architecture.losses()) {
      table.append("loss ").append(loss.name()).append(": ").append(loss.kind());
      table.append(" of ").append(loss.prediction());
      loss.targetNode().ifPresent(target -> table.append(" against ").append(target));
      if (loss.weight() != 1) {
        table.append(", weight ").append(loss.weight());
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static int parameters(Architecture architecture, Node node) {
    int count = 0;
    for (Parameter parameter : architecture.parameters()) {
      int dot = parameter.name().lastIndexOf('.');
      if (parameter.name().substring(0, Math.max(dot, 0)).equals(node.name())) {
        count += parameter.size();
      }
    }
    return count;
  }

  private static String shape(List<Integer> shape) {
    return shape.toString().replace(" ", "");
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
