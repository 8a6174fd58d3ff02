package dev.gradwright.samples.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Draws the curves of {@link Scaling}: a panel for each axis, both scales logarithmic, a line for
 * each JDK. The grey line is what time proportional to the size would look like.
 */
final class ScalingPlot {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 300;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 34;
  private static final int BOTTOM = 48;
  private static final List<String> COLOURS = List.of("#1f5fa8", "#c8501e", "#3b8a3e", "#7a3b9a");

  private final List<Scaling.Point> points;
  private final double minX;
  private final double maxX;
  private final double minY;
  private final double maxY;
  private final StringBuilder svg;

  private ScalingPlot(List<Scaling.Point> points, StringBuilder svg) {
    this.points = points;
    this.svg = svg;
    minX = Math.log10(points.stream().mapToDouble(Scaling.Point::value).min().orElse(1));
    maxX = Math.log10(points.stream().mapToDouble(Scaling.Point::value).max().orElse(10));
    minY =
        Math.floor(Math.log10(points.stream().mapToDouble(Scaling.Point::nanos).min().orElse(1)));
    maxY =
        Math.ceil(Math.log10(points.stream().mapToDouble(Scaling.Point::nanos).max().orElse(10)));
  }

  /** Returns the drawing. */
  static String svg(List<Scaling.Point> points) {
    List<Axis> axes = points.stream().map(Scaling.Point::axis).distinct().toList();
    int rows = (axes.size() + 1) / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                + "font-family=\"sans-serif\" font-size=\"11\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            2 * WIDTH,
            rows * HEIGHT));
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      svg.append(
          String.format(
              Locale.ROOT, "<g transform=\"translate(%d,%d)\">%n", i % 2 * WIDTH, i / 2 * HEIGHT));
      new ScalingPlot(points.stream().filter(p -> p.axis() == axis).toList(), svg).panel(axis);
      svg.append(String.format("</g>%n"));
    }
    return svg.append(String.format("</svg>%n")).toString();
  }

  private void panel(Axis axis) {
    text(LEFT, TOP - 14, "start", "time by " + axis.title());
    for (int exponent = (int) minY; exponent <= maxY; exponent++) {
      double y = y(Math.pow(10, exponent));
      line(LEFT, y, WIDTH - RIGHT, y, "#dddddd");
      text(LEFT - 6, y + 4, "end", Cell.time(Math.pow(10, exponent)).replaceAll("\\.0*(?= )", ""));
    }
    points.stream().mapToInt(Scaling.Point::value).distinct().forEach(this::tick);
    Scaling.Point first = points.get(0);
    double times = Math.min(Math.pow(10, maxX) / first.value(), Math.pow(10, maxY) / first.nanos());
    line(
        x(first.value()),
        y(first.nanos()),
        x(first.value() * times),
        y(first.nanos() * times),
        "#aaaaaa");
    List<String> jdks = points.stream().map(Scaling.Point::jdk).distinct().toList();
    for (int j = 0; j < jdks.size(); j++) {
      curve(jdks.get(j), j);
    }
  }

  private void tick(int value) {
    double x = x(value);
    line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4, "#444444");
    text(x, HEIGHT - BOTTOM + 16, "middle", Integer.toString(value));
  }

  private void curve(String jdk, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    StringBuilder path = new StringBuilder();
    for (Scaling.Point point : points) {
      if (point.jdk().equals(jdk)) {
        double x = x(point.value());
        double y = y(point.nanos());
        path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        svg.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>%n",
                x,
                y,
                colour));
      }
    }
    svg.append(
        String.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
            path.toString().strip(), colour));
    text(LEFT + 8 + 90 * index, HEIGHT - 14, "start", "JDK " + jdk, colour);
  }

  private double x(double value) {
    double span = Math.max(maxX - minX, 1e-9);
    return LEFT + (Math.log10(value) - minX) / span * (WIDTH - LEFT - RIGHT);
  }

  private double y(double nanos) {
    double span = Math.max(maxY - minY, 1e-9);
    return HEIGHT - BOTTOM - (Math.log10(nanos) - minY) / span * (HEIGHT - TOP - BOTTOM);
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private void text(double x, double y, String anchor, String words) {
    text(x, y, anchor, words, "#222222");
  }

  private void text(double x, double y, String anchor, String words, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            colour,
            words));
  }
}
