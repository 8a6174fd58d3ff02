package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.Architecture.LossTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws a model as SVG: data flow downwards, each node as far down as its longest way from an
 * input, nodes of one rank side by side.
 */
final class Graph {
  private static final int WIDE = 168;
  private static final int HIGH = 46;
  private static final int GAP = 22;
  private static final int RANK = 84;

  private record Box(String name, String detail, String kind, List<String> inputs) {}

  private record Place(int x, int y) {}

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private int width;
  private int height;

  private Graph(Architecture model) {
    for (Architecture.Node node : model.nodes()) {
      String kind = node.inputs().isEmpty() ? "input" : "layer";
      boxes.put(
          node.name(), new Box(node.name(), node.kind() + " " + node.shape(), kind, node.inputs()));
    }
    for (LossTerm loss : model.losses()) {
      boxes.put(loss.name(), new Box(loss.name(), loss.kind(), "loss", List.of(loss.prediction())));
    }
    place();
  }

  private void place() {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Box box : boxes.values()) {
      int rank = 0;
      for (String input : box.inputs()) {
        rank = Math.max(rank, ranks.getOrDefault(input, -1) + 1);
      }
      ranks.put(box.name(), rank);
      while (rows.size() <= rank) {
        rows.add(new ArrayList<>());
      }
      rows.get(rank).add(box.name());
    }
    int most = rows.stream().mapToInt(List::size).max().orElse(1);
    width = most * (WIDE + GAP) + GAP;
    height = rows.size() * RANK;
    for (int rank = 0; rank < rows.size(); rank++) {
      List<String> row = rows.get(rank);
      int left = (width - row.size() * (WIDE + GAP) + GAP) / 2;
      for (int i = 0; i < row.size(); i++) {
        places.put(row.get(i), new Place(left + i * (WIDE + GAP), 18 + rank * RANK));
      }
    }
  }

  static String svg(Architecture model) {
    return new Graph(model).draw(model.modelName());
  }

  private String draw(String title) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                + " aria-label=\"graph of %s\">%n",
            width,
            height,
            width,
            height,
            Page.escape(title)));
    boxes.values().forEach(box -> edges(svg, box));
    boxes.values().forEach(box -> box(svg, box));
    return svg.append("</svg>").toString();
  }

  private void edges(StringBuilder svg, Box box) {
    Place to = places.getOrDefault(box.name(), new Place(0, 0));
    for (String input : box.inputs()) {
      Place from = places.get(input);
      if (from != null) {
        int x1 = from.x() + WIDE / 2;
        int y1 = from.y() + HIGH;
        int x2 = to.x() + WIDE / 2;
        int middle = (y1 + to.y()) / 2;
        svg.append(
            String.format(
                Locale.ROOT,
                "<path class=\"edge\" d=\"M%d %dC%d %d %d %d %d %d\"/>%n",
                x1,
                y1,
                x1,
                middle,
                x2,
                middle,
                x2,
                to.y()));
      }
    }
  }

  private void box(StringBuilder svg, Box box) {
    Place at = places.getOrDefault(box.name(), new Place(0, 0));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"box %s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
                + "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>"
                + "<text class=\"detail\" x=\"%d\" y=\"%d\">%s</text>%n",
            box.kind(),
            at.x(),
            at.y(),
            WIDE,
            HIGH,
            at.x() + WIDE / 2,
            at.y() + 19,
            Page.escape(fitted(box.name())),
            at.x() + WIDE / 2,
            at.y() + 36,
            Page.escape(fitted(box.detail()))));
  }

  private static String fitted(String text) {
    return text.length() > 24 ? text.substring(0, 23) + "…" : text;
  }
}
