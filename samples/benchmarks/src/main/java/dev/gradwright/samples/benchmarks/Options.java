package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The options of {@link Compare}, {@link Scaling} and {@link EpochCosts}. */
final class Options {
  /** What the options are, for {@code --help}. */
  static final String HELP =
      """
      compare [OPTIONS]            run the comparison, print tables, write target/figures/compare.csv
      compare scaling [OPTIONS]    Gradwright alone over units, layers, batch, rows, threads; scaling.csv and .svg
      compare cost [OPTIONS]       what metrics, progress and a listener add to an epoch of W4; epoch-cost.csv
      compare figures              put the figures of both into PERFORMANCE.md and figures/

        --forks N            processes per contender, task and JDK (10)
        --jdk HOME           the Java to measure; may be repeated (the one this runs on)
        --workloads A,B      of W1 W2 W3 W4 W4_128 W5 LSTM BLOCK PREDICT_W2 PREDICT_W4 COLD (all)
        --peers A,B          of gradwright gradwright-plain loop encog tribuo djl tensorflow (all)
        --warmup MS          before timing (5000)
        --measure MS         of timing, in windows (2000)
        --window MS          of a window (5)
        --cpu N              keep every process to this processor, by taskset
      """;

  private Path home = Path.of(".");
  private int forks = 10;
  private final List<Path> jdks = new ArrayList<>();
  private List<Task> tasks = List.of(Task.values());
  private List<Side> sides = Side.all();
  private String warmUp = "5000";
  private String measure = "2000";
  private String window = "5";
  private String cpu = "";

  private Options() {}

  /**
   * Reads options.
   *
   * @throws IllegalArgumentException naming the one that is wrong
   */
  static Options parse(List<String> arguments) {
    Options options = new Options();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(arguments.get(i) + " needs a value");
      }
      options.set(arguments.get(i), arguments.get(i + 1));
    }
    if (options.jdks.isEmpty()) {
      options.jdks.add(Path.of(System.getProperty("java.home")));
    }
    return options;
  }

  private void set(String name, String value) {
    switch (name) {
      case "--home" -> home = Path.of(value);
      case "--forks" -> forks = Integer.parseInt(value);
      case "--jdk" -> jdks.add(Path.of(value));
      case "--workloads" -> tasks = tasks(value);
      case "--peers" -> sides = words(value).map(Options::side).toList();
      case "--warmup" -> warmUp = value;
      case "--measure" -> measure = value;
      case "--window" -> window = value;
      case "--cpu" -> cpu = value;
      default -> throw new IllegalArgumentException("no option " + name + "\n" + HELP);
    }
  }

  private static Stream<String> words(String list) {
    return Arrays.stream(list.split(",", -1));
  }

  /** Reads a list of tasks. */
  static List<Task> tasks(String list) {
    return words(list).map(w -> Task.valueOf(w.toUpperCase(Locale.ROOT))).toList();
  }

  private static Side side(String id) {
    return Side.all().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contender " + id + "\n" + HELP));
  }

  /** Returns the folder of this module. */
  Path home() {
    return home;
  }

  /** Returns the folder for what a run measured. */
  Path figures() {
    return home.resolve("target/figures");
  }

  /** Returns the number of processes per cell. */
  int forks() {
    return forks;
  }

  /** Returns the homes of the JDKs. */
  List<Path> jdks() {
    return jdks;
  }

  /** Returns what to time. */
  List<Task> tasks() {
    return tasks;
  }

  /** Returns who competes. */
  List<Side> sides() {
    return sides;
  }

  /** Returns the arguments of a stopwatch. */
  List<String> stopwatch() {
    return List.of(warmUp, measure, window);
  }

  /** Puts a command on the chosen processor. */
  List<String> pinned(List<String> command) {
    if (cpu.isEmpty()) {
      return command;
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cpu));
    pinned.addAll(command);
    return pinned;
  }
}
