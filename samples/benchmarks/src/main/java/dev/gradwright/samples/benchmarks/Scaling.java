package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Stopwatch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Gradwright's time depends on: one size varied at a time, each point in its own processes.
 */
public final class Scaling {
  private static final String HEADER = "jdk,axis,value,nanos";

  /**
   * A point of a curve.
   *
   * @param nanos the median over the processes
   */
  record Point(String jdk, Axis axis, int value, double nanos) {}

  private Scaling() {}

  /**
   * Measures one point in this process.
   *
   * @param arguments axis, value, and the three of {@link Stopwatch#parse}
   */
  public static void main(String[] arguments) {
    Axis axis = Axis.valueOf(arguments[0]);
    Stopwatch stopwatch = Stopwatch.parse(arguments[2], arguments[3], arguments[4]);
    String pairs = stopwatch.time(axis.work(Integer.parseInt(arguments[1])));
    System.out.println(Stopwatch.MARK + " " + pairs);
  }

  /** Measures all points and writes {@code scaling.csv} and {@code scaling.svg}. */
  static void run(Options options, PrintStream out) throws IOException {
    List<Point> points = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      for (int value : axis.sizes()) {
        for (Path home : options.jdks()) {
          Point point = measure(options, Jdk.at(home), axis, value);
          points.add(point);
          out.println(line(point));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    points.forEach(p -> lines.add(line(p)));
    Files.createDirectories(options.figures());
    Files.write(options.figures().resolve("scaling.csv"), lines);
    Files.writeString(options.figures().resolve("scaling.svg"), ScalingPlot.svg(points));
  }

  private static Point measure(Options options, Jdk jdk, Axis axis, int value) {
    List<String> command =
        new ArrayList<>(Side.ours(Scaling.class).command(jdk.java(), options.home()));
    command.add(axis.name());
    command.add(Integer.toString(value));
    command.addAll(options.stopwatch());
    double[] nanos = new double[options.forks()];
    for (int fork = 0; fork < nanos.length; fork++) {
      Map<String, String> pairs = Child.run(options.pinned(command), Map.of());
      nanos[fork] = Double.parseDouble(pairs.get("median_ns"));
    }
    Arrays.sort(nanos);
    return new Point(jdk.version(), axis, value, Cell.median(nanos));
  }

  private static String line(Point point) {
    return String.format(
        Locale.ROOT, "%s,%s,%d,%.1f", point.jdk(), point.axis(), point.value(), point.nanos());
  }
}
