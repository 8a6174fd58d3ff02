package dev.gradwright.report;

import dev.gradwright.Architecture;
import dev.gradwright.data.Note;
import dev.gradwright.report.look.Html;
import dev.gradwright.report.look.Sheet;
import dev.gradwright.train.TrainingStart;
import java.util.List;
import java.util.Map;

/**
 * The page on a fit: what does not change while it runs as markup, the figures as JSON that a
 * script draws. It loads nothing, and its policy forbids it to, but for the live page's own data.
 */
final class Page {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
          + " img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
  private static final String STYLES =
      Resource.text("uplot/uPlot.min.css") + Sheet.TEXT + Resource.text("report.css");
  private static final String SCRIPTS =
      Resource.charts()
          + "\n"
          + Resource.text("charts.js")
          + Resource.text("outcomes.js")
          + Resource.text("report.js");

  private final String top;

  Page(TrainingStart start, Facts facts) {
    this(start.architecture(), facts.settings(), start.training().notes());
  }

  Page(Architecture model, Map<String, String> settings, List<Note> notes) {
    StringBuilder out = new StringBuilder();
    out.append("<main>\n");
    out.append(heading(model.modelName())).append('\n');
    out.append("<p id=\"status\" role=\"status\"></p>\n<dl id=\"facts\"></dl>\n");
    out.append("<noscript><p>The charts need JavaScript.</p></noscript>\n");
    out.append("<ul id=\"problems\"></ul>\n");
    section(out, "Course", "<div id=\"curves\" class=\"charts\"></div>");
    section(out, "Outcome", "<div id=\"outcomes\" class=\"charts\"></div>");
    section(
        out,
        "Weights and gradients",
        "<p class=\"small\">Over the epochs: from the least to the largest number, darker from a"
            + " tenth to nine tenths, and the median. Beside it: how the last numbers are spread."
            + "</p>\n<div id=\"parameters\"></div>");
    Layers layers = new Layers(model);
    section(
        out,
        "Graph",
        layers
            .picture()
            .map(svg -> "<div class=\"scroll graph\" tabindex=\"0\">\n" + svg + "</div>")
            .orElse("<p>The graph is too large for a picture; the table has its edges.</p>"));
    section(out, "Layers", "<div class=\"scroll\" tabindex=\"0\">\n" + layers.table() + "</div>");
    section(out, "Settings", pairs(settings));
    if (!notes.isEmpty()) {
      StringBuilder list = new StringBuilder("<ul>\n");
      notes.forEach(note -> list.append(Html.element("li", "", note.toString())).append('\n'));
      section(out, "Notes on the data", list + "</ul>");
    }
    section(
        out,
        "Digests",
        "<p class=\"small\">SHA-256 of the numbers: equal digests, equal data or weights.</p>\n"
            + "<dl id=\"digests\" class=\"pairs\"></dl>");
    top = head(model.modelName()) + out;
  }

  /** The name of the type, and above it that of its package. */
  private static String heading(String name) {
    int dot = name.lastIndexOf('.');
    String place = dot < 0 ? "" : Html.element("span", "", name.substring(0, dot));
    return "<h1>" + place + Html.escape(name.substring(dot + 1)) + "</h1>";
  }

  private static String head(String title) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\""
        + POLICY
        + "\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + Html.element("title", "", title)
        + "\n<link rel=\"icon\" href=\"data:,\">\n<style>\n"
        + STYLES
        + "</style>\n</head>\n<body>\n";
  }

  private static void section(StringBuilder out, String title, String content) {
    out.append("<section>\n").append(Html.element("h2", "", title)).append('\n');
    out.append(content).append("\n</section>\n");
  }

  private static String pairs(Map<String, String> settings) {
    StringBuilder list = new StringBuilder("<dl class=\"pairs\">\n");
    settings.forEach(
        (name, value) ->
            list.append("<div>")
                .append(Html.element("dt", "", name))
                .append(Html.element("dd", "", value))
                .append("</div>\n"));
    return list + "</dl>";
  }

  /**
   * Returns the page.
   *
   * @param data the figures as JSON in which no character can end an element
   */
  String text(String data) {
    return text(data, "");
  }

  /**
   * Returns the page that asks where it came from for newer figures.
   *
   * @param version that of the data, as the server counts
   */
  String text(String data, int version) {
    return text(data, " data-live=\"" + version + "\"");
  }

  private String text(String data, String attributes) {
    return top
        + "</main>\n<script type=\"application/json\" id=\"data\""
        + attributes
        + ">"
        + data
        + "</script>\n<script>\n"
        + SCRIPTS
        + "</script>\n</body>\n</html>\n";
  }
}
