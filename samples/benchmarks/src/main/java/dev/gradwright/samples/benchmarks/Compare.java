package dev.gradwright.samples.benchmarks;

import dev.gradwright.samples.benchmarks.contest.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The comparison with other libraries: the same networks, data, initial parameters, batches and
 * learning rates, each contender in processes of its own, by turns.
 */
public final class Compare {
  private final Options options;
  private final PrintStream out;
  private final List<Jdk> jdks = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private Compare(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs the comparison, {@code scaling}, {@code cost} or {@code figures}; see {@link
   * Options#HELP}.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(Options.HELP);
    } else if (words.contains("scaling")) {
      Scaling.run(Options.parse(without(words, "scaling")), System.out);
    } else if (words.contains("cost")) {
      EpochCosts.run(Options.parse(without(words, "cost")), System.out);
    } else if (words.contains("figures")) {
      Figures.write(Options.parse(without(words, "figures")));
    } else {
      new Compare(Options.parse(words), System.out).run();
    }
  }

  private static List<String> without(List<String> words, String word) {
    return words.stream().filter(w -> !w.equals(word)).toList();
  }

  private void run() throws IOException {
    List<String> peaks = new ArrayList<>();
    double peak = 0;
    for (Path home : options.jdks()) {
      Jdk jdk = Jdk.at(home);
      jdks.add(jdk);
      peak = Math.max(peak, jdk.peak(options));
      peaks.add(String.format(Locale.ROOT, "JDK %s: up to %.1f", jdk.version(), peak));
    }
    out.println("peak of one core, GFLOP/s, best so far: " + String.join("; ", peaks));
    for (Task task : options.tasks()) {
      Map<String, String> expected = DeepReference.losses(task);
      for (int fork = 1; fork <= options.forks(); fork++) {
        round(task, fork, expected);
        // After every round, so that a long run that is broken off is not lost.
        new Comparison(peak, samples).write(options.figures().resolve("compare.csv"));
      }
    }
    Comparison comparison = new Comparison(peak, samples);
    out.print(comparison.text());
    if (!refusals.isEmpty()) {
      throw new IllegalStateException(
          "refused, because they failed or did not learn what all learn:\n"
              + String.join("\n", refusals));
    }
  }

  /** One process of every contender on every JDK. */
  private void round(Task task, int fork, Map<String, String> expected) {
    List<Side> sides = new ArrayList<>();
    if (task.kind() == Task.Kind.PROCESS) {
      sides.add(Side.EMPTY);
    }
    sides.addAll(options.sides());
    Collections.rotate(sides, 1 - fork); // no one always runs behind the same neighbour
    for (Side side : sides) {
      for (Jdk jdk : jdks) {
        List<String> command = new ArrayList<>(side.command(jdk.java(), options.home()));
        command.add(task.name());
        command.addAll(options.stopwatch());
        String where = side.title() + " at " + task + ", JDK " + jdk.version() + ": ";
        Map<String, String> pairs;
        try {
          pairs = Child.run(options.pinned(command), side.environment());
          pairs.putAll(expected);
        } catch (IllegalStateException e) {
          refusals.add(where + e.getMessage());
          continue;
        }
        String fault = Sample.fault(task, side, pairs);
        if (!fault.isEmpty()) {
          refusals.add(where + fault);
          continue;
        }
        Sample sample = Sample.of(jdk.version(), task, side, fork, pairs);
        samples.add(sample);
        out.println(sample.line());
      }
    }
  }
}
