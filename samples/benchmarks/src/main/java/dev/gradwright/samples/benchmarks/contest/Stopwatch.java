package dev.gradwright.samples.benchmarks.contest;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times repeated work: it runs until it is warm, then in many short windows, each of as many
 * repetitions as fill it.
 *
 * @param warmUp nanoseconds to run before timing
 * @param measured nanoseconds to spend in windows
 * @param window nanoseconds of a window
 */
public record Stopwatch(long warmUp, long measured, long window) {
  /** What the line of a child process starts with. */
  public static final String MARK = "@measured";

  /** Work that can be done many times. */
  public interface Work {
    /** Does the work as often as told. */
    void repeat(int times);
  }

  /** Reads milliseconds: to warm up, to measure, of a window. */
  public static Stopwatch parse(String warmUp, String measured, String window) {
    return new Stopwatch(millis(warmUp), millis(measured), millis(window));
  }

  private static long millis(String text) {
    return Long.parseLong(text) * 1_000_000;
  }

  /** Times the work and tells it in {@code key=value} pairs. */
  public String time(Work work) {
    int perWindow = 1;
    for (long start = System.nanoTime(); System.nanoTime() - start < warmUp; ) {
      double each = once(work, perWindow);
      perWindow = (int) Math.max(1, Math.min(2.0 * perWindow, Math.rint(window / each)));
    }
    double[] windows = new double[(int) Math.max(5, measured / window)];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = once(work, perWindow);
    }
    long before = AllocatedBytes.ofThisThread();
    work.repeat(perWindow);
    double bytes = (double) (AllocatedBytes.ofThisThread() - before) / perWindow;
    Arrays.sort(windows);
    return String.format(
        Locale.ROOT,
        "median_ns=%.9g best_ns=%.9g windows=%d per_window=%d bytes=%.2f",
        windows[windows.length / 2],
        windows[0],
        windows.length,
        perWindow,
        bytes);
  }

  private static double once(Work work, int times) {
    long start = System.nanoTime();
    work.repeat(times);
    return (double) (System.nanoTime() - start) / times;
  }
}
