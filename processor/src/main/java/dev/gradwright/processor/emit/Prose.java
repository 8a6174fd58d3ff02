package dev.gradwright.processor.emit;

import dev.gradwright.processor.plan.LayerCost;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.report.look.Columns;
import java.util.List;
import java.util.Locale;

/** The sentences at the head of generated classes. */
final class Prose {
  /** Nodes that the table of a class shows. */
  private static final int ROWS = 18;

  private Prose() {}

  static String head(Plan plan) {
    return String.format(
        Locale.ROOT,
        "{@code %s}: {@code %s}, %s.",
        plan.model().declaration().displayName(),
        plan.model().trail(),
        count(plan.program().parameterCount(), "parameter"));
  }

  /** Returns a table of what the layers cost, as Javadoc. */
  static String costs(Plan plan) {
    Columns table = new Columns(3);
    table.row("node", "layer", "shape", "parameters", "FLOPs forward", "backward");
    List<LayerCost> layers = plan.costs().layers();
    for (LayerCost layer : layers.subList(0, Math.min(layers.size(), ROWS))) {
      table.row(row(layer.node(), layer.kind(), layer.shape().toString(), List.of(layer)));
    }
    if (layers.size() > ROWS) {
      List<LayerCost> rest = layers.subList(ROWS, layers.size());
      table.row(row(String.format(Locale.ROOT, "... %,d more", rest.size()), "", "", rest));
    }
    table.row(row("total", "", "", layers));
    return "\n<p>What a row costs; a multiply-add counts as two FLOPs, any other operation on a number as"
        + " one:\n\n<pre>{@code\n"
        + String.join("\n", table.lines())
        + "\n}</pre>\n";
  }

  private static String[] row(String node, String kind, String shape, List<LayerCost> layers) {
    return new String[] {
      Columns.clip(node, 40),
      kind,
      Columns.clip(shape, 20),
      Columns.number(layers.stream().mapToLong(LayerCost::parameters).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::forwardFlops).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::backwardFlops).sum())
    };
  }

  /** Returns {@code 1 parameter} or {@code 2,000 parameters}. */
  static String count(int number, String unit) {
    return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
  }

  static String layersClass(Plan plan, int group) {
    String which = group == 0 ? "The layers" : "More layers";
    return which
        + " of "
        + head(plan)
        + "\n\n<p>Rows {@code from} to {@code to} of a batch: {@code v} holds the values of the nodes,"
        + " {@code d} the\nderivatives of the loss by them, {@code w} the parameters, {@code g} their"
        + " gradients, {@code s} numbers of the\nwhole batch"
        + (plan.program().hasStages() ? ", {@code b} sums over the rows" : "")
        + (plan.hasScratch() ? ", {@code t} arrays to work with." : ".")
        + (plan.vector() == null
            ? ""
            : "\n\n<p>{@code "
                + plan.vectorClass()
                + "} does the same on vectors, to the same bits; a long training goes over to it.");
  }

  static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
