package dev.gradwright.train;

import dev.gradwright.SettingsException;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the course of a fit as text. On a terminal it rewrites one line, also within an epoch:
 *
 * <pre>{@code
 * Epoch 12/200 [=>                  ] loss 0.1234 accuracy 0.951 val 0.1300 accuracy 0.949 1.2 M rows/s 3 s left
 * }</pre>
 *
 * Elsewhere (a file, a pipe) it writes such lines without the bar, about ten per fit and always the
 * last. Within an epoch, loss and the first two metrics are those of its steps so far, and the
 * figures on the validation data, behind {@code val}, those of the epoch before. Rates and times
 * come from a monotonic clock, never from the time of day. Where a terminal is too narrow, the line
 * loses whole parts, never the end of a number; how wide it is, the environment variable COLUMNS
 * tells; 80 without it. No colours are used.
 */
public final class Progress implements TrainingListener {
  private static final int LINES = 10;
  private static final int USUAL_WIDTH = 80;
  private static final double NANOS_PER_SECOND = 1e9;
  // Twenty rewrites a second look alive; more would slow down a fit of short epochs.
  private static final long REWRITE_NANOS = 50_000_000;
  // The clock is read about so often, as reading it takes a share of a very short step.
  private static final double LOOK_NANOS = 5_000_000;

  private final PrintStream out;
  private final LongSupplier nanos;
  private final boolean terminal;
  private final int width;
  private @Nullable TrainingStart start;
  private long started;
  private long lastWritten;
  private int lastLength;
  // The epochs that were done before this fit; negative until its first step tells.
  private double before;
  private boolean lineOpen;
  // The last epoch, if there was no time to show it.
  private @Nullable EpochReport unseen;
  private @Nullable Evaluation validation;
  private long steps;
  private long nextLook;

  Progress(PrintStream out, LongSupplier nanos, boolean terminal, int width) {
    this.out = out;
    this.nanos = nanos;
    this.terminal = terminal;
    this.width = width;
  }

  /** Returns a listener that writes to standard output, as a terminal or a file needs it. */
  public static Progress toConsole() {
    return new Progress(System.out, System::nanoTime, Console.isTerminal(), columns());
  }

  /** Returns a listener that writes nothing, for where one is expected. */
  public static TrainingListener silent() {
    return new TrainingListener() {};
  }

  /** Returns a listener that writes plain lines to a stream. */
  public static Progress to(PrintStream out) {
    return new Progress(out, System::nanoTime, false, USUAL_WIDTH);
  }

  /**
   * Returns a listener that rewrites one line of a terminal behind a stream.
   *
   * @param columns the width of the terminal
   * @throws SettingsException unless it is positive
   */
  public static Progress toTerminal(PrintStream out, int columns) {
    if (columns < 1) {
      throw new SettingsException("a terminal must have at least 1 column, not " + columns);
    }
    return new Progress(out, System::nanoTime, true, columns);
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{0,4}")
        ? Integer.parseInt(columns)
        : USUAL_WIDTH;
  }

  @Override
  public void onStart(TrainingStart start) {
    this.start = start;
    started = nanos.getAsLong();
    lastWritten = started - REWRITE_NANOS;
    lastLength = 0;
    before = start.resumedFrom().isPresent() ? -1 : 0;
    lineOpen = false;
    unseen = null;
    validation = null;
    steps = 0;
    nextLook = 1;
  }

  @Override
  public void onStep(int epoch, int step, int rows, double loss) {
    steps++;
    if (steps >= nextLook) {
      double share = 1.0 / fit().stepsPerEpoch();
      double done = epoch - 1 + step * share;
      before = before < 0 ? done - share : before;
      look(epoch, done);
    }
  }

  private void look(int epoch, double done) {
    if (!terminal) {
      nextLook = Long.MAX_VALUE;
      return;
    }
    long now = nanos.getAsLong();
    double pace = Math.max(now - started, 1) / (double) steps;
    nextLook = steps + Math.max(1, (long) (LOOK_NANOS / pace));
    if (now - lastWritten >= REWRITE_NANOS) {
      rewrite(line(epoch, done, fit().soFar(ProgressLine.METRICS), now));
      lastWritten = now;
    }
  }

  @Override
  public void onEpoch(EpochReport report) {
    long now = nanos.getAsLong();
    before = before < 0 ? report.epoch() - 1 : before;
    validation = report.validation().orElse(null);
    if (terminal) {
      if (report.epoch() == report.epochs() || now - lastWritten >= REWRITE_NANOS) {
        rewrite(line(report, now));
        lastWritten = now;
        unseen = null;
      } else {
        unseen = report;
      }
    } else if (isDue(report)) {
      out.print(line(report, now).plain() + "\n");
      out.flush();
    }
  }

  @Override
  public void onEnd(History history) {
    if (lineOpen) {
      EpochReport last = unseen;
      if (last != null) {
        rewrite(line(last, nanos.getAsLong()));
      }
      out.print("\n");
      out.flush();
      lineOpen = false;
    }
    start = null;
  }

  /** A line is due where an epoch completes another tenth of the fit, as the last one does. */
  private static boolean isDue(EpochReport report) {
    long tenths = (long) report.epoch() * LINES / report.epochs();
    return tenths > (report.epoch() - 1L) * LINES / report.epochs();
  }

  private void rewrite(ProgressLine line) {
    String shown = line.fitted(width);
    int padding = Math.max(0, lastLength - shown.length());
    out.print("\r" + shown + " ".repeat(padding));
    out.flush();
    lastLength = shown.length();
    lineOpen = true;
  }

  private ProgressLine line(EpochReport report, long now) {
    return line(report.epoch(), report.epoch(), report.training(), now);
  }

  private ProgressLine line(int epoch, double done, Evaluation training, long now) {
    double seconds = Math.max(now - started, 1) / NANOS_PER_SECOND;
    double here = done - before;
    double left = here > 0 ? seconds / here * (fit().epochs() - done) : 0;
    double pace = fit().rows() * here / seconds;
    return new ProgressLine(epoch, fit().epochs(), done, training, validation, pace, left);
  }

  private TrainingStart fit() {
    return Objects.requireNonNull(start);
  }
}
