package dev.gradwright.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the course of a fit as text. On a terminal it rewrites one line, also within an epoch:
 *
 * <pre>{@code
 * Epoch 12/200 [=>                  ] loss 0.1234 accuracy 0.951 val 0.1300 1.2 M rows/s 3 s left
 * }</pre>
 *
 * Elsewhere (a file, a pipe) it writes such lines without the bar, about ten per fit and always the
 * last. Within an epoch the loss is the mean over its steps so far. Rates and times come from a
 * monotonic clock, never from the time of day. A line is cut to the width of the terminal, which
 * the environment variable COLUMNS tells; 80 without it.
 */
public final class Progress implements TrainingListener {
  private static final int BAR = 20;
  private static final int LINES = 10;
  private static final int METRICS = 2;
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
  private long started;
  private long lastWritten;
  private int lastLength;
  private long rowsPerEpoch;
  private int epochs;
  private int firstEpoch;
  private boolean lineOpen;
  // The last epoch, if there was no time to show it.
  private @Nullable EpochReport unseen;
  private long steps;
  private long nextLook;
  private long rowsOfEpoch;
  private long stepsOfEpoch;
  private double lossOfEpoch;

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
    return new Progress(out, System::nanoTime, false, Integer.MAX_VALUE);
  }

  private static int columns() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{0,4}")
        ? Integer.parseInt(columns)
        : USUAL_WIDTH;
  }

  @Override
  public void onStart(TrainingStart start) {
    started = nanos.getAsLong();
    lastWritten = started - REWRITE_NANOS;
    lastLength = 0;
    rowsPerEpoch = start.rows();
    epochs = start.epochs();
    firstEpoch = start.resumedFrom().isPresent() ? 0 : 1;
    lineOpen = false;
    unseen = null;
    steps = 0;
    nextLook = 1;
    beginEpoch();
  }

  private void beginEpoch() {
    rowsOfEpoch = 0;
    stepsOfEpoch = 0;
    lossOfEpoch = 0;
  }

  @Override
  public void onStep(int epoch, int step, int rows, double loss) {
    firstEpoch = firstEpoch == 0 ? epoch : firstEpoch;
    rowsOfEpoch += rows;
    stepsOfEpoch++;
    lossOfEpoch += loss;
    steps++;
    if (terminal && steps >= nextLook) {
      look(epoch);
    }
  }

  private void look(int epoch) {
    long now = nanos.getAsLong();
    double pace = Math.max(now - started, 1) / (double) steps;
    nextLook = steps + Math.max(1, (long) (LOOK_NANOS / pace));
    if (now - lastWritten >= REWRITE_NANOS) {
      String figures =
          String.format(Locale.ROOT, " loss %.4g", lossOfEpoch / Math.max(1, stepsOfEpoch));
      double done = epoch - 1 + (double) rowsOfEpoch / rowsPerEpoch;
      rewrite(line(epoch, done, figures, now));
      lastWritten = now;
    }
  }

  @Override
  public void onEpoch(EpochReport report) {
    long now = nanos.getAsLong();
    firstEpoch = firstEpoch == 0 ? report.epoch() : firstEpoch;
    beginEpoch();
    if (terminal) {
      if (report.epoch() == report.epochs() || now - lastWritten >= REWRITE_NANOS) {
        rewrite(line(report.epoch(), report.epoch(), figures(report), now));
        lastWritten = now;
        unseen = null;
      } else {
        unseen = report;
      }
    } else if (isDue(report)) {
      out.print(line(report.epoch(), report.epoch(), figures(report), now) + "\n");
      out.flush();
    }
  }

  @Override
  public void onEnd(History history) {
    if (lineOpen) {
      EpochReport last = unseen;
      if (last != null) {
        rewrite(line(last.epoch(), last.epoch(), figures(last), nanos.getAsLong()));
      }
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
    // A line as wide as the terminal would go on to the next one.
    String shown = line.length() < width ? line : line.substring(0, Math.max(0, width - 1));
    int padding = Math.max(0, lastLength - shown.length());
    out.print("\r" + shown + " ".repeat(padding));
    out.flush();
    lastLength = shown.length();
    lineOpen = true;
  }

  /**
   * @param done the epochs that are done, with the share of the one under way
   */
  private String line(int epoch, double done, String figures, long now) {
    double seconds = Math.max(now - started, 1) / NANOS_PER_SECOND;
    double here = done - Math.max(0, firstEpoch - 1);
    double left = here > 0 ? seconds / here * (epochs - done) : 0;
    StringBuilder line = new StringBuilder(96);
    line.append("Epoch ").append(epoch).append('/').append(epochs);
    if (terminal) {
      line.append(' ').append(bar(done / epochs));
    }
    line.append(figures);
    line.append(' ').append(rate(rowsPerEpoch * here / seconds));
    line.append(' ').append(duration(left)).append(" left");
    return line.toString();
  }

  private static String figures(EpochReport report) {
    StringBuilder text = new StringBuilder();
    append(text, " loss", report.training());
    report.validation().ifPresent(validation -> append(text, " val", validation));
    return text.toString();
  }

  private static void append(StringBuilder text, String head, Evaluation figures) {
    text.append(String.format(Locale.ROOT, "%s %.4g", head, figures.loss()));
    for (String metric : figures.metrics().stream().limit(METRICS).toList()) {
      text.append(String.format(Locale.ROOT, " %s %.3g", metric, figures.metric(metric)));
    }
  }

  private static String bar(double share) {
    int full = (int) (BAR * share);
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
