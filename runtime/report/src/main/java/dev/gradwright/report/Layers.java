package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import dev.gradwright.Architecture.Node;
import dev.gradwright.report.look.Box;
import dev.gradwright.report.look.Columns;
import dev.gradwright.report.look.Html;
import dev.gradwright.report.look.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The graph of a model and the table of its layers, as markup. */
final class Layers {
  private static final int READS = 6;

  private final Architecture model;
  private final StringBuilder out = new StringBuilder();

  Layers(Architecture model) {
    this.model = model;
  }

  /** Returns the picture of the graph, or nothing if it would be too large to be of use. */
  Optional<String> picture() {
    List<Box> boxes = new ArrayList<>();
    List<Picture.Edge> edges = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Node node : model.nodes()) {
      node.inputs().forEach(source -> edge(edges, places, source, boxes.size()));
      places.put(node.name(), boxes.size());
      boxes.add(new Box(node.name(), "@" + node.kind() + " " + node.shape(), look(node), 1));
    }
    for (LossTerm loss : model.losses()) {
      edge(edges, places, loss.prediction(), boxes.size());
      loss.targetNode().ifPresent(target -> edge(edges, places, target, boxes.size()));
      boxes.add(new Box(loss.name(), "@" + loss.kind(), Box.Look.BROKEN, 1));
    }
    return new Picture(boxes, edges).draw();
  }

  private static void edge(
      List<Picture.Edge> edges, Map<String, Integer> places, String source, int to) {
    Integer from = places.get(source);
    if (from == null) {
      throw new IllegalStateException("no node " + source + " before what reads it");
    }
    edges.add(new Picture.Edge(from, to));
  }

  private Box.Look look(Node node) {
    if (node.kind().equals("Input")) {
      return Box.Look.ROUND;
    }
    boolean isOutput = model.outputs().stream().anyMatch(o -> o.node().equals(node.name()));
    return isOutput ? Box.Look.THICK : Box.Look.PLAIN;
  }

  String table() {
    out.setLength(0);
    out.append("<table>\n<thead><tr>");
    for (String head : List.of("node", "kind", "reads", "shape", "settings")) {
      out.append(Html.element("th", "scope=\"col\"", head));
    }
    out.append(Html.element("th", "scope=\"col\" class=\"n\"", "parameters"));
    out.append("</tr></thead>\n<tbody>\n");
    model.nodes().forEach(this::row);
    model.losses().forEach(this::row);
    out.append("</tbody>\n<tfoot><tr>");
    out.append(Html.element("th", "scope=\"row\" colspan=\"5\"", "total"));
    number(model.parameterCount());
    out.append("</tr></tfoot>\n</table>\n");
    return out.toString();
  }

  private void row(Node node) {
    out.append("<tr>").append(Html.element("th", "scope=\"row\"", node.name()));
    cell("kind", "@" + node.kind());
    cell("reads", Columns.names(node.inputs(), READS));
    cell("shape", node.shape().toString());
    cell("settings", settings(node.settings()));
    number(parameters(node.name()));
    out.append("</tr>\n");
  }

  private void row(LossTerm loss) {
    out.append("<tr class=\"loss\">").append(Html.element("th", "scope=\"row\"", loss.name()));
    cell("kind", "@" + loss.kind());
    cell("reads", loss.prediction() + loss.targetNode().map(target -> ", " + target).orElse(""));
    cell("shape", "");
    Map<String, String> settings = new TreeMap<>(loss.settings());
    if (loss.weight() != 1) {
      settings.put("weight", Double.toString(loss.weight()));
    }
    cell("settings", settings(settings));
    number(0);
    out.append("</tr>\n");
  }

  private static String settings(Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(settings).forEach((name, value) -> words.add(name + " = " + value));
    return String.join(", ", words);
  }

  private int parameters(String node) {
    return model.parameters().stream()
        .filter(p -> p.name().substring(0, Math.max(0, p.name().lastIndexOf('.'))).equals(node))
        .mapToInt(Architecture.Parameter::size)
        .sum();
  }

  private void cell(String label, String text) {
    out.append(Html.element("td", "data-label=\"" + label + "\"", text));
  }

  private void number(int number) {
    out.append(Html.element("td", "class=\"n\" data-label=\"parameters\"", Columns.number(number)));
  }
}
