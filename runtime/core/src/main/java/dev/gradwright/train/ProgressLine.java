package dev.gradwright.train;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@link Progress}.
 *
 * @param epoch the epoch under way, or just done
 * @param epochs the epochs of the fit
 * @param done the epochs that are done, with the share of the one under way
 * @param training the figures of that epoch so far
 * @param validation the latest figures on the validation data, if there are any
 * @param pace rows per second
 * @param left the seconds that are left
 */
record ProgressLine(
    int epoch,
    int epochs,
    double done,
    Evaluation training,
    @Nullable Evaluation validation,
    double pace,
    double left) {
  /** The metrics that are shown, the first ones. */
  static final int METRICS = 2;

  /**
   * What a line has room for.
   *
   * @param word whether it begins with a word
   * @param bar the length of the bar, 0 for none
   * @param names whether metrics on the validation data are named again
   * @param metrics how many metrics
   */
  private record Form(
      boolean word,
      int bar,
      boolean names,
      int metrics,
      boolean pace,
      boolean left,
      boolean validation) {}

  private static final Form PLAIN = new Form(true, 0, true, METRICS, true, true, true);

  /** From the fullest to the barest: a narrower terminal loses what is missed the least first. */
  private static final List<Form> FORMS =
      List.of(
          new Form(true, 20, true, METRICS, true, true, true),
          new Form(true, 10, true, METRICS, true, true, true),
          new Form(true, 10, false, METRICS, true, true, true),
          new Form(false, 10, false, METRICS, true, true, true),
          new Form(false, 10, false, 1, true, true, true),
          new Form(false, 10, false, 1, false, true, true),
          new Form(false, 10, false, 0, false, true, true),
          new Form(false, 0, false, 0, false, true, true),
          new Form(false, 0, false, 0, false, false, true),
          new Form(false, 0, false, 0, false, false, false));

  /** Returns the whole line, without a bar. */
  String plain() {
    return text(PLAIN);
  }

  /**
   * Returns as much as fits, with a bar if there is room for it.
   *
   * @param width the columns of the terminal, of which the last stays free: a line that fills it
   *     would go on to the next one
   */
  String fitted(int width) {
    for (Form form : FORMS) {
      String text = text(form);
      if (text.length() < width) {
        return text;
      }
    }
    String number = Integer.toString(epoch);
    return number.length() < width ? number : "";
  }

  private String text(Form form) {
    StringBuilder text = new StringBuilder(128);
    text.append(form.word() ? "Epoch " : "").append(epoch).append('/').append(epochs);
    if (form.bar() > 0) {
      text.append(' ').append(bar(form.bar()));
    }
    append(text, " loss", training, form.metrics(), true);
    if (form.validation() && validation != null) {
      append(text, " val", validation, form.metrics(), form.names());
    }
    if (form.pace()) {
      text.append(' ').append(rate(pace));
    }
    if (form.left()) {
      text.append(' ').append(duration(left)).append(" left");
    }
    return text.toString();
  }

  private String bar(int length) {
    int full = Math.max(0, Math.min(length, (int) (length * (done / epochs))));
    String tip = full < length ? ">" : "";
    return "[" + "=".repeat(full) + tip + " ".repeat(length - full - tip.length()) + "]";
  }

  private static void append(
      StringBuilder text, String head, Evaluation figures, int metrics, boolean named) {
    text.append(String.format(Locale.ROOT, "%s %.4g", head, figures.loss()));
    for (String metric : figures.metrics().stream().limit(metrics).toList()) {
      text.append(named ? " " + metric : "");
      text.append(String.format(Locale.ROOT, " %.3g", figures.metric(metric)));
    }
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
