package dev.gradwright.processor.report;

import dev.gradwright.processor.plan.LayerCost;
import dev.gradwright.report.look.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page for terminals: at most a hundred columns, as far as names and numbers allow it. */
final class TextPage {
  private static final int WIDTH = 100;
  private static final int NAME = 24;

  private final Summary model;
  private final List<String> lines = new ArrayList<>();

  TextPage(Summary model) {
    this.model = model;
  }

  String text() {
    lines.add(model.name());
    lines.addAll(Columns.wrap(model.trail(), WIDTH));
    title("Totals");
    Columns totals = new Columns(1);
    Words.facts(model).forEach(fact -> totals.row(fact.what(), fact.figure()));
    lines.addAll(totals.lines());
    if (!model.budget().isEmpty()) {
      title("Budget");
      lines.addAll(Words.budget(model));
    }
    title("Layers");
    lines.addAll(layers());
    title("Costs of one row, memory in bytes");
    lines.addAll(costs());
    title("Kernels");
    lines.addAll(kernels());
    reasons();
    lines.add("");
    lines.addAll(Columns.wrap(model.vectors(), WIDTH));
    title("How it is counted");
    Words.definitions(model).forEach(d -> lines.addAll(Columns.wrap(d, WIDTH)));
    return String.join("\n", lines) + "\n";
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
    lines.add("-".repeat(text.length()));
  }

  private List<String> layers() {
    Columns table = new Columns(4).row("node", "kind", "reads", "shape", "parameters");
    for (Summary.Row row : model.rows()) {
      LayerCost cost = row.cost();
      table.row(
          Columns.clip(cost.node(), NAME),
          Columns.clip("@" + cost.kind(), NAME),
          Columns.clip(Columns.names(cost.reads(), 3), 20),
          Columns.clip(cost.shape().toString(), 13),
          Columns.number(cost.parameters()));
    }
    return table.lines();
  }

  private List<String> costs() {
    Columns table =
        new Columns(1)
            .row("node", "FLOPs forward", "backward", "parameters", "values", "gradients");
    model.rows().forEach(row -> table.row(costs(row.cost().node(), List.of(row.cost()))));
    table.row(costs("total", model.costs().layers()));
    return table.lines();
  }

  private static String[] costs(String name, List<LayerCost> layers) {
    return new String[] {
      Columns.clip(name, NAME),
      Columns.number(layers.stream().mapToLong(LayerCost::forwardFlops).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::backwardFlops).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::parameterBytes).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::valueBytes).sum()),
      Columns.number(layers.stream().mapToLong(LayerCost::gradientBytes).sum())
    };
  }

  private List<String> kernels() {
    Columns table = new Columns(4).row("node", "forward", "backward", "vectors");
    for (Summary.Row row : model.rows()) {
      if (row.part() != Summary.Part.INPUT) {
        String vectors = row.vectors() ? "yes" : "no";
        table.row(Columns.clip(row.cost().node(), NAME), row.forward(), row.backward(), vectors);
      }
    }
    return table.lines();
  }

  private void reasons() {
    int number = 0;
    for (Map.Entry<String, List<String>> reason : model.reasons().entrySet()) {
      number++;
      lines.add("");
      String steps = Columns.names(reason.getValue(), 4);
      lines.addAll(Columns.wrap("[" + number + "] " + steps + ": " + reason.getKey(), WIDTH));
    }
  }
}
