package dev.gradwright.processor.report;

import dev.gradwright.processor.plan.LayerCost;
import dev.gradwright.report.look.Box;
import dev.gradwright.report.look.Columns;
import dev.gradwright.report.look.Html;
import dev.gradwright.report.look.Picture;
import dev.gradwright.report.look.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page for browsers: one file without scripts, for wide and narrow, bright and dark screens.
 */
final class HtmlPage {
  /** Names of nodes read that a row shows. */
  private static final int READS = 6;

  private final Summary model;
  private final StringBuilder out = new StringBuilder();

  HtmlPage(Summary model) {
    this.model = model;
  }

  String text() {
    line("<!DOCTYPE html>");
    line("<html lang=\"en\">");
    line("<head>");
    line("<meta charset=\"utf-8\"/>");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    line(Html.element("title", "", model.name()));
    line("<style>\n" + Sheet.TEXT + "</style>");
    line("</head>");
    line("<body>");
    line("<main>");
    line(Html.element("h1", "", model.name()));
    line("<p class=\"trail\">" + Html.element("code", "", model.trail()) + "</p>");
    facts();
    picture();
    table();
    kernels();
    line(Html.element("h2", "", "How it is counted"));
    Words.definitions(model).forEach(d -> line(Html.element("p", "", d)));
    line("</main>");
    line("</body>");
    line("</html>");
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void facts() {
    line("<dl>");
    for (Words.Fact fact : Words.facts(model)) {
      line(
          "<div>"
              + Html.element("dt", "", fact.what())
              + Html.element("dd", "", fact.figure())
              + "</div>");
    }
    line("</dl>");
    if (!model.budget().isEmpty()) {
      line(Html.element("h2", "", "Budget"));
      line("<ul>");
      Words.budget(model).forEach(b -> line(Html.element("li", "", b)));
      line("</ul>");
    }
  }

  private void picture() {
    line(Html.element("h2", "", "Graph"));
    Optional<String> drawn = sketch().draw();
    if (drawn.isEmpty()) {
      line(Html.element("p", "", "The graph is too large for a picture; the table has its edges."));
      return;
    }
    line("<div class=\"scroll graph\" tabindex=\"0\">");
    out.append(drawn.get());
    line("</div>");
    line(
        Html.element(
            "p",
            "class=\"small\"",
            "Inputs are round, outputs have a thick border, losses a broken one; a stack stands for"
                + " several nodes."));
  }

  private Picture sketch() {
    List<Box> boxes = new ArrayList<>();
    List<Picture.Edge> edges = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Summary.Row row : model.rows()) {
      LayerCost cost = row.cost();
      for (String source : cost.reads()) {
        Integer from = places.get(source);
        if (from == null) {
          throw new IllegalStateException(cost.node() + " reads the later " + source);
        }
        edges.add(new Picture.Edge(from, boxes.size()));
      }
      places.put(cost.node(), boxes.size());
      String shape = row.part() == Summary.Part.LOSS ? "" : " " + cost.shape();
      boxes.add(new Box(cost.node(), "@" + cost.kind() + shape, look(row.part()), 1));
    }
    return new Picture(boxes, edges);
  }

  private static Box.Look look(Summary.Part part) {
    return switch (part) {
      case INPUT -> Box.Look.ROUND;
      case OUTPUT -> Box.Look.THICK;
      case LOSS -> Box.Look.BROKEN;
      case LAYER -> Box.Look.PLAIN;
    };
  }

  private void table() {
    line(Html.element("h2", "", "Layers"));
    line("<div class=\"scroll\" tabindex=\"0\">");
    line("<table>");
    line("<thead>");
    out.append("<tr>");
    for (String head : List.of("node", "kind", "reads", "shape")) {
      out.append(Html.element("th", "scope=\"col\"", head));
    }
    for (String head : NUMBERS) {
      out.append(Html.element("th", "scope=\"col\" class=\"n\"", head));
    }
    line("</tr>");
    line("</thead>");
    line("<tbody>");
    model.rows().forEach(this::row);
    line("</tbody>");
    line("<tfoot>");
    out.append("<tr>").append(Html.element("th", "scope=\"row\" colspan=\"4\"", "total"));
    numbers(model.costs().layers());
    line("</tr>");
    line("</tfoot>");
    line("</table>");
    line("</div>");
  }

  private static final List<String> NUMBERS =
      List.of(
          "parameters",
          "FLOPs forward",
          "FLOPs backward",
          "parameter bytes",
          "bytes kept per row",
          "gradient bytes per row");

  private void row(Summary.Row row) {
    LayerCost cost = row.cost();
    boolean isLoss = row.part() == Summary.Part.LOSS;
    out.append(isLoss ? "<tr class=\"loss\">" : "<tr>");
    out.append(Html.element("th", "scope=\"row\"", cost.node()));
    cell("kind", "@" + cost.kind());
    cell("reads", Columns.names(cost.reads(), READS));
    cell("shape", cost.shape().toString());
    numbers(List.of(cost));
    line("</tr>");
  }

  private void cell(String label, String text) {
    out.append(Html.element("td", "data-label=\"" + label + "\"", text));
  }

  private void numbers(List<LayerCost> layers) {
    number(0, layers.stream().mapToLong(LayerCost::parameters).sum());
    number(1, layers.stream().mapToLong(LayerCost::forwardFlops).sum());
    number(2, layers.stream().mapToLong(LayerCost::backwardFlops).sum());
    number(3, layers.stream().mapToLong(LayerCost::parameterBytes).sum());
    number(4, layers.stream().mapToLong(LayerCost::valueBytes).sum());
    number(5, layers.stream().mapToLong(LayerCost::gradientBytes).sum());
  }

  private void number(int column, long number) {
    String label = "class=\"n\" data-label=\"" + NUMBERS.get(column) + "\"";
    out.append(Html.element("td", label, Columns.number(number)));
  }

  private void kernels() {
    line(Html.element("h2", "", "Kernels"));
    line("<div class=\"scroll\" tabindex=\"0\">");
    line("<table>");
    out.append("<thead><tr>");
    for (String head : List.of("node", "forward", "backward", "vectors")) {
      out.append(Html.element("th", "scope=\"col\"", head));
    }
    line("</tr></thead>");
    line("<tbody>");
    for (Summary.Row row : model.rows()) {
      if (row.part() != Summary.Part.INPUT) {
        out.append("<tr>").append(Html.element("th", "scope=\"row\"", row.cost().node()));
        cell("forward", row.forward());
        cell("backward", row.backward());
        cell("vectors", row.vectors() ? "yes" : "no");
        line("</tr>");
      }
    }
    line("</tbody>");
    line("</table>");
    line("</div>");
    int number = 0;
    for (Map.Entry<String, List<String>> reason : model.reasons().entrySet()) {
      number++;
      String steps = Columns.names(reason.getValue(), READS);
      line(Html.element("p", "", "[" + number + "] " + steps + ": " + reason.getKey()));
    }
    line(Html.element("p", "", model.vectors()));
  }
}
