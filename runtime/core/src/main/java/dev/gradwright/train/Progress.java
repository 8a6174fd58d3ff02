package dev.gradwright.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows the course of a fit as text. On a terminal it rewrites one line:
 *
 * <pre>{@code
 * Epoch 12/200 [=>                  ] loss 0.1234 val 0.1300 1.2 M rows/s 3 s left
 * }</pre>
 *
 * Elsewhere (a file, a pipe) it writes such lines without the bar, about ten per fit and always the
 * last. Rates and times come from a monotonic clock, never from the time of day.
 */
public final class Progress implements TrainingListener {
  private static final int BAR = 20;
  private static final int LINES = 10;
  private static final double NANOS_PER_SECOND = 1e9;
  // Twenty rewrites a second look alive; more would slow down a fit of short epochs.
  private static final long REWRITE_NANOS = 50_000_000;

  private final PrintStream out;
  private final LongSupplier nanos;
  private final boolean terminal;
  private long started;
  private long lastWritten;
  private int lastLength;
  private long rows;
  private boolean lineOpen;

  Progress(PrintStream out, LongSupplier nanos, boolean terminal) {
    this.out = out;
    this.nanos = nanos;
    this.terminal = terminal;
  }

  /** Returns a listener that writes to standard output, as a terminal or a file needs it. */
  public static Progress toConsole() {
    return new Progress(System.out, System::nanoTime, Console.isTerminal());
  }

  /** Returns a listener that writes plain lines to a stream. */
  public static Progress to(PrintStream out) {
    return new Progress(out, System::nanoTime, false);
  }

  @Override
  public void onStart(TrainingStart start) {
    started = nanos.getAsLong();
    lastWritten = started - REWRITE_NANOS;
    lastLength = 0;
    rows = start.rows();
    lineOpen = false;
  }

  @Override
  public void onEpoch(EpochReport report) {
    long now = nanos.getAsLong();
    if (terminal) {
      if (report.epoch() == report.epochs() || now - lastWritten >= REWRITE_NANOS) {
        rewrite(line(report, now));
        lastWritten = now;
      }
    } else if (isDue(report)) {
      out.print(line(report, now) + "\n");
      out.flush();
    }
  }

  @Override
  public void onEnd(History history) {
    if (lineOpen) {
      out.print("\n");
      out.flush();
      lineOpen = false;
    }
  }

  /** A line is due where an epoch completes another tenth of the fit, as the last one does. */
  private static boolean isDue(EpochReport report) {
    long tenths = (long) report.epoch() * LINES / report.epochs();
    return tenths > (report.epoch() - 1L) * LINES / report.epochs();
  }

  private void rewrite(String line) {
    int padding = Math.max(0, lastLength - line.length());
    out.print("\r" + line + " ".repeat(padding));
    out.flush();
    lastLength = line.length();
    lineOpen = true;
  }

  private String line(EpochReport report, long now) {
    double seconds = Math.max(now - started, 1) / NANOS_PER_SECOND;
    double left = seconds / report.epoch() * (report.epochs() - report.epoch());
    StringBuilder line = new StringBuilder(96);
    line.append("Epoch ").append(report.epoch()).append('/').append(report.epochs());
    if (terminal) {
      line.append(' ').append(bar(report.epoch(), report.epochs()));
    }
    line.append(String.format(Locale.ROOT, " loss %.4g", report.loss()));
    if (report.validation().isPresent()) {
      double validation = report.validation().get().loss();
      line.append(String.format(Locale.ROOT, " val %.4g", validation));
    }
    line.append(' ').append(rate((double) rows * report.epoch() / seconds));
    line.append(' ').append(duration(left)).append(" left");
    return line.toString();
  }

  private static String bar(int epoch, int epochs) {
    int full = (int) ((long) BAR * epoch / epochs);
    String tip = full < BAR ? ">" : "";
    return "[" + "=".repeat(full) + tip + " ".repeat(BAR - full - tip.length()) + "]";
  }

  private static String rate(double rowsPerSecond) {
    if (rowsPerSecond >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M rows/s", rowsPerSecond / 1e6);
    }
    if (rowsPerSecond >= 1e3) {
      return String.format(Locale.ROOT, "%.1f k rows/s", rowsPerSecond / 1e3);
    }
    return String.format(Locale.ROOT, "%.1f rows/s", rowsPerSecond);
  }

  private static String duration(double seconds) {
    long whole = (long) StrictMath.ceil(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
