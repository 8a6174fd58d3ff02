package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.DeepNet;
import dev.gradwright.samples.benchmarks.contest.Task;
import java.util.Map;

/**
 * What one process measured.
 *
 * @param jdk the version of Java
 * @param side the contender's id
 * @param fork which of the processes alike, from 1
 * @param nanos per step or prediction, the median window; of the whole process for {@link
 *     Task#COLD}; NaN if the contender has no such task
 * @param best the best window
 * @param bytes of Java heap allocated per repetition, or NaN
 * @param residentKib the most memory the process held
 */
record Sample(
    String jdk,
    Task task,
    String side,
    int fork,
    double nanos,
    double best,
    double bytes,
    double residentKib) {
  /**
   * How far a loss may be from the one to expect, relative to it: single precision and 20 steps.
   */
  private static final double LOSS_TOLERANCE = 1e-3;

  /** The same where what is expected was computed in double precision. */
  private static final double DEEP_TOLERANCE = 1e-4;

  private static final double PREDICTION_TOLERANCE = 1e-4;

  /** Reads the pairs a process printed. Times of a contender at {@link #fault} do not count. */
  static Sample of(String jdk, Task task, Side side, int fork, Map<String, String> pairs) {
    if ("no".equals(pairs.get("available"))) {
      return new Sample(jdk, task, side.id(), fork, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    boolean process = task.kind() == Task.Kind.PROCESS;
    double nanos = number(pairs, process ? "wall_ns" : "median_ns");
    return new Sample(
        jdk,
        task,
        side.id(),
        fork,
        nanos,
        process ? nanos : number(pairs, "best_ns"),
        number(pairs, "bytes"),
        number(pairs, "resident_kib"));
  }

  private static boolean absent(Map<String, String> pairs) {
    return "no".equals(pairs.get("available"));
  }

  /** Returns what is wrong with the losses or predictions, or an empty text. */
  static String fault(Task task, Side side, Map<String, String> pairs) {
    if (absent(pairs) || side.equals(Side.EMPTY)) {
      return "";
    }
    if (task.kind() == Task.Kind.PREDICTION) {
      double difference = number(pairs, "worst_difference");
      return difference <= PREDICTION_TOLERANCE
          ? ""
          : "predictions differ from the plain loop's by " + difference;
    }
    double first = number(pairs, "first");
    double last = number(pairs, "last");
    if (!(last < first)) {
      return "the loss went from " + first + " to " + last;
    }
    if (task.kind() == Task.Kind.STEP) {
      double tolerance = task.net() instanceof DeepNet ? DEEP_TOLERANCE : LOSS_TOLERANCE;
      for (String which : new String[] {"first", "last"}) {
        double loss = number(pairs, which);
        double expected = number(pairs, which + "_reference");
        if (!(Math.abs(loss - expected) <= tolerance * Math.abs(expected))) {
          return "the " + which + " loss is " + loss + ", expected was " + expected;
        }
      }
      double end = number(pairs, "end");
      if (!(end < first)) {
        return "the loss after the timing is " + end;
      }
    }
    return "";
  }

  private static double number(Map<String, String> pairs, String key) {
    String text = pairs.get(key);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  /** Returns whether there is a time. */
  boolean measured() {
    return !Double.isNaN(nanos);
  }

  /** The names of the columns of {@link #line}. */
  static final String HEADER = "jdk,task,side,fork,nanos,best,bytes,resident_kib";

  /** Returns this as a line of a CSV file. */
  String line() {
    return String.join(
        ",",
        jdk,
        task.name(),
        side,
        Integer.toString(fork),
        Double.toString(nanos),
        Double.toString(best),
        Double.toString(bytes),
        Double.toString(residentKib));
  }

  /** Reads what {@link #line} wrote. */
  static Sample parse(String line) {
    String[] cells = line.split(",", -1);
    return new Sample(
        cells[0],
        Task.valueOf(cells[1]),
        cells[2],
        Integer.parseInt(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]));
  }
}
