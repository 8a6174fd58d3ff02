package dev.gradwright.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts that lie beside the classes and are put into each page. */
final class Resource {
  private static final Pattern FIRST_COMMENT =
      Pattern.compile("\\A\\s*/\\*.*?\\*/", Pattern.DOTALL);

  private Resource() {}

  static String text(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar of the report has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the script that draws charts, with its licence in place of its address. */
  static String charts() {
    String script = FIRST_COMMENT.matcher(text("uplot/uPlot.iife.min.js")).replaceFirst("");
    return "/*! uPlot\n" + text("uplot/LICENSE").replace("*/", "* /") + "*/\n" + script;
  }
}
