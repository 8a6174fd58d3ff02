package dev.gradwright.samples.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times one task of one contender in this process, and prints one line of {@code key=value} pairs.
 *
 * <p>The contender runs the task until it is warm; then many short windows are timed, each over as
 * many repetitions as fill it. The line has the median window and the best, the bytes of Java heap
 * allocated per repetition, and the losses by which the parent can tell that the contender learns
 * what it should.
 */
public final class Measure {
  /** What the line starts with. */
  public static final String MARK = "@measured";

  /** Steps after which losses are compared. */
  private static final int CHECKED_STEPS = 20;

  private static volatile double sink;

  private final Contender contender;
  private final Task task;
  private final Samples samples;
  private final StringBuilder line = new StringBuilder(MARK);
  private int row;

  private Measure(Contender contender, Task task) {
    this.contender = contender;
    this.task = task;
    samples = Samples.of(task);
  }

  /**
   * Measures a contender.
   *
   * @param arguments the task, milliseconds to warm up, milliseconds to measure, milliseconds of a
   *     window
   */
  public static void run(Contender contender, String... arguments) {
    Measure measure = new Measure(contender, Task.valueOf(arguments[0]));
    try (contender) {
      measure.run(
          Long.parseLong(arguments[1]) * 1_000_000,
          Long.parseLong(arguments[2]) * 1_000_000,
          Long.parseLong(arguments[3]) * 1_000_000);
    }
    System.out.println(measure.line);
  }

  private void run(long warmUp, long measured, long window) {
    if (!contender.prepare(task, samples)) {
      put("available", "no");
      return;
    }
    put("available", "yes");
    switch (task.kind()) {
      case PROCESS -> {
        double[] losses = contender.epochs(Task.COLD_EPOCHS);
        put("first", losses[0]);
        put("last", losses[losses.length - 1]);
        put("resident_kib", residentKib());
      }
      case STEP -> {
        checkSteps();
        time(warmUp, measured, window);
        put("end", contender.step());
      }
      case PREDICTION -> {
        checkPredictions();
        time(warmUp, measured, window);
      }
    }
  }

  private PlainLoops reference() {
    PlainLoops reference = new PlainLoops();
    reference.prepare(task, samples);
    return reference;
  }

  /** The first loss and the one after some steps, and what they should be. */
  private void checkSteps() {
    PlainLoops reference = reference();
    put("first", contender.checkedStep());
    put("first_reference", reference.step());
    for (int i = 1; i < CHECKED_STEPS; i++) {
      contender.checkedStep();
      reference.step();
    }
    put("last", contender.checkedStep());
    put("last_reference", reference.step());
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

  private void time(long warmUp, long measured, long window) {
    long start = System.nanoTime();
    long repetitions = 0;
    long lastBegun = start;
    while (lastBegun - start < warmUp || repetitions == 0) {
      lastBegun = System.nanoTime();
      repeat(1);
      repetitions++;
    }
    // The later half of a warm-up is a better guess at the speed than the whole of it.
    double each = perRepetition(Math.max(1, repetitions / 8));
    int perWindow = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(window / each)));
    double[] windows = new double[(int) Math.max(5, measured / window)];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = perRepetition(perWindow);
    }
    long before = AllocatedBytes.ofThisThread();
    repeat(perWindow);
    long bytes = AllocatedBytes.ofThisThread() - before;
    Arrays.sort(windows);
    put("median_ns", windows[windows.length / 2]);
    put("best_ns", windows[0]);
    put("windows", windows.length);
    put("per_window", perWindow);
    put("bytes", (double) bytes / perWindow);
    put("resident_kib", residentKib());
  }

  private double perRepetition(long repetitions) {
    long start = System.nanoTime();
    repeat(repetitions);
    return (double) (System.nanoTime() - start) / repetitions;
  }

  private void repeat(long repetitions) {
    double sum = 0;
    if (task.kind() == Task.Kind.STEP) {
      for (long i = 0; i < repetitions; i++) {
        sum += contender.step();
      }
    } else {
      for (long i = 0; i < repetitions; i++) {
        sum += contender.predict(row);
        row = row + 1 == samples.rows() ? 0 : row + 1;
      }
    }
    sink = sum;
  }

  /** Returns the most memory this process has had resident, or -1 where Linux's file is missing. */
  private static long residentKib() {
    try {
      for (String status : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (status.startsWith("VmHWM:")) {
          return Long.parseLong(status.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      return -1;
    }
    return -1;
  }

  private void put(String key, String value) {
    line.append(' ').append(key).append('=').append(value);
  }

  private void put(String key, double value) {
    put(key, String.format(Locale.ROOT, "%.9g", value));
  }

  private void put(String key, long value) {
    put(key, Long.toString(value));
  }

  /** Returns what keeps the results of timed code alive. */
  static double sink() {
    return sink;
  }
}
