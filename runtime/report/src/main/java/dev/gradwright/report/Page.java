package dev.gradwright.report;

import dev.gradwright.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Puts a page together: one file with everything in it. */
final class Page {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot";

  private Page() {}

  /**
   * Returns the page.
   *
   * @param json the run
   * @param live whether the page asks its server for news
   */
  static String of(Architecture model, String json, boolean live) {
    return resource("report.html")
        .replace("{{title}}", escape(model.modelName()))
        .replace("{{uplot-style}}", resource(UPLOT + ".min.css"))
        .replace("{{style}}", resource("report.css"))
        .replace("{{graph}}", Graph.svg(model))
        .replace("{{live}}", Boolean.toString(live))
        .replace("{{uplot}}", resource(UPLOT + ".iife.min.js"))
        .replace("{{script}}", resource("report.js"))
        .replace("{{run}}", json);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("the report's jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
