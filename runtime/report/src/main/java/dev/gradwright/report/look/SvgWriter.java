package dev.gradwright.report.look;

import java.util.List;
import java.util.Locale;

/** Writes a picture as an SVG element; its colours come from the page. */
final class SvgWriter {
  private static final int TIP = 6;

  private final Picture picture;
  private final Ranks ranks;
  private final Placement placement;
  private final StringBuilder out = new StringBuilder();

  SvgWriter(Picture picture, Ranks ranks, Placement placement) {
    this.picture = picture;
    this.ranks = ranks;
    this.placement = placement;
  }

  String write() {
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"graph\" width=\"%d\""
            + " height=\"%d\" viewBox=\"0 0 %d %d\">",
        placement.width(), placement.height(), placement.width(), placement.height());
    ranks.paths().forEach(this::edge);
    ranks.ranks().forEach(rank -> rank.stream().filter(place -> place.box >= 0).forEach(this::box));
    line("</svg>");
    return out.toString();
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  /** Curves between ranks, straight lines past the boxes of a rank. */
  private void edge(List<Ranks.Place> path) {
    StringBuilder d = new StringBuilder();
    double x = placement.center(path.get(0));
    int y = Placement.top(path.get(0)) + Placement.BOX_HEIGHT;
    d.append(String.format(Locale.ROOT, "M%.1f %d", x, y));
    for (Ranks.Place place : path.subList(1, path.size())) {
      boolean passes = place.box < 0;
      double nextX = placement.center(place);
      int nextY = Placement.top(place) - (passes ? 0 : TIP);
      int middle = (y + nextY) / 2;
      d.append(
          String.format(
              Locale.ROOT, "C%.1f %d %.1f %d %.1f %d", x, middle, nextX, middle, nextX, nextY));
      if (passes) {
        d.append("v").append(Placement.BOX_HEIGHT);
      }
      x = nextX;
      y = nextY + (passes ? Placement.BOX_HEIGHT : 0);
    }
    line("<path class=\"edge\" d=\"%s\"/>", d);
    line("<path class=\"tip\" d=\"M%.1f %dl-4 -7h8z\"/>", x, y + TIP);
  }

  private void box(Ranks.Place place) {
    Box box = picture.boxes().get(place.box);
    double width = placement.width(place);
    double left = placement.center(place) - width / 2;
    int top = Placement.top(place);
    line("<g>");
    line("%s", Html.element("title", "", box.name() + ", " + box.detail()));
    if (box.nodes() > 1) {
      rectangle(box, left + 4, top + 4, width);
    }
    rectangle(box, left, top, width);
    text("name", placement.center(place), top + 18, box.name());
    text("detail", placement.center(place), top + 33, box.detail());
    line("</g>");
  }

  private void rectangle(Box box, double left, int top, double width) {
    line(
        "<rect class=\"box %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"%d\"/>",
        box.look().name().toLowerCase(Locale.ROOT),
        left,
        top,
        width,
        Placement.BOX_HEIGHT,
        box.look() == Box.Look.ROUND ? Placement.BOX_HEIGHT / 2 : 4);
  }

  private void text(String look, double x, int y, String text) {
    String at = String.format(Locale.ROOT, "class=\"%s\" x=\"%.1f\" y=\"%d\"", look, x, y);
    line("%s", Html.element("text", at, Columns.clip(text, Placement.LETTERS)));
  }
}
