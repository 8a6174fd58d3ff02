package dev.gradwright.samples.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Times one task of one contender in this process, and prints one line of {@code key=value} pairs:
 * the median window and the best, the bytes of Java heap allocated per repetition, and the losses
 * by which the parent can tell that the contender learns what it should.
 */
public final class Measure {
  /** Steps after which losses are compared. */
  public static final int CHECKED_STEPS = 20;

  private static volatile double sink;

  private final Contender contender;
  private final Task task;
  private final Samples samples;
  private final StringBuilder line = new StringBuilder(Stopwatch.MARK);
  private int row;

  private Measure(Contender contender, Task task) {
    this.contender = contender;
    this.task = task;
    samples = Samples.of(task);
  }

  /**
   * Measures a contender.
   *
   * @param arguments the task, and the three of {@link Stopwatch#parse}
   */
  public static void run(Contender contender, String... arguments) {
    Measure measure = new Measure(contender, Task.valueOf(arguments[0]));
    try (contender) {
      measure.run(Stopwatch.parse(arguments[1], arguments[2], arguments[3]));
    }
    System.out.println(measure.line);
  }

  private void run(Stopwatch stopwatch) {
    if (!contender.prepare(task, samples)) {
      line.append(" available=no");
      return;
    }
    line.append(" available=yes");
    switch (task.kind()) {
      case PROCESS -> {
        double[] losses = contender.epochs(Task.COLD_EPOCHS);
        put("first", losses[0]);
        put("last", losses[losses.length - 1]);
      }
      case STEP -> {
        checkSteps();
        line.append(' ').append(stopwatch.time(times -> sink = contender.steps(times)));
        put("end", contender.step());
      }
      case PREDICTION -> {
        checkPredictions();
        line.append(' ').append(stopwatch.time(this::predict));
      }
    }
    line.append(" resident_kib=").append(residentKib());
  }

  private PlainLoops reference() {
    PlainLoops reference = new PlainLoops();
    reference.prepare(task, samples);
    return reference;
  }

  /**
   * The first loss and the one after some steps, and what they should be, where the plain loop
   * knows. Of other networks the parent knows.
   */
  private void checkSteps() {
    put("first", contender.checkedStep());
    for (int i = 1; i < CHECKED_STEPS; i++) {
      contender.checkedStep();
    }
    put("last", contender.checkedStep());
    if (task.net() instanceof Net) {
      PlainLoops reference = reference();
      put("first_reference", reference.step());
      for (int i = 1; i < CHECKED_STEPS; i++) {
        reference.step();
      }
      put("last_reference", reference.step());
    }
  }

  private void checkPredictions() {
    PlainLoops reference = reference();
    double worst = 0;
    for (int r = 0; r < samples.rows(); r++) {
      double difference = Math.abs(contender.predict(r) - reference.predict(r));
      worst = difference <= worst ? worst : difference; // NaN stays
    }
    put("worst_difference", worst);
  }

  private void predict(int times) {
    double sum = 0;
    for (int i = 0; i < times; i++) {
      sum += contender.predict(row);
      row = row + 1 == samples.rows() ? 0 : row + 1;
    }
    sink = sum;
  }

  /** Returns the most memory this process has had resident, or -1 where Linux's file is missing. */
  private static long residentKib() {
    try {
      String status = Files.readString(Path.of("/proc/self/status"));
      String name = "VmHWM:";
      int from = status.indexOf(name);
      int to = status.indexOf(" kB", Math.max(from, 0));
      if (from >= 0 && to >= 0) {
        return Long.parseLong(status.substring(from + name.length(), to).strip());
      }
    } catch (IOException e) {
      return -1;
    }
    return -1;
  }

  /** Formats nothing: a formatter would take longer to start than some contender needs to train. */
  private void put(String key, double value) {
    line.append(' ').append(key).append('=').append(value);
  }

  /** Returns what keeps the results of timed code alive. */
  static double sink() {
    return sink;
  }
}
