package dev.gradwright.train;

import java.util.List;
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

  private static final int LOSS_DIGITS = 4;
  private static final int METRIC_DIGITS = 3;

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
      bar(text, form.bar());
    }
    append(text, " loss ", training, form.metrics(), true);
    if (form.validation() && validation != null) {
      append(text, " val ", validation, form.metrics(), form.names());
    }
    if (form.pace()) {
      pace(text);
    }
    if (form.left()) {
      left(text);
    }
    return text.toString();
  }

  private void bar(StringBuilder text, int length) {
    int full = Math.max(0, Math.min(length, (int) (length * (done / epochs))));
    text.append(" [").append("=".repeat(full));
    if (full < length) {
      text.append('>').append(" ".repeat(length - full - 1));
    }
    text.append(']');
  }

  private static void append(
      StringBuilder text, String head, Evaluation figures, int metrics, boolean named) {
    text.append(head);
    ShortNumber.append(text, figures.loss(), LOSS_DIGITS);
    int count = Math.min(metrics, figures.metrics().size());
    for (int i = 0; i < count; i++) {
      String metric = figures.metrics().get(i);
      text.append(' ');
      if (named) {
        text.append(metric).append(' ');
      }
      ShortNumber.append(text, figures.metric(metric), METRIC_DIGITS);
    }
  }

  private void pace(StringBuilder text) {
    text.append(' ');
    if (pace >= 1e6) {
      ShortNumber.appendTenths(text, pace / 1e6);
      text.append(" M rows/s");
    } else if (pace >= 1e3) {
      ShortNumber.appendTenths(text, pace / 1e3);
      text.append(" k rows/s");
    } else {
      ShortNumber.appendTenths(text, pace);
      text.append(" rows/s");
    }
  }

  private void left(StringBuilder text) {
    long whole = (long) StrictMath.ceil(left);
    text.append(' ');
    if (whole < 60) {
      text.append(whole).append(" s");
    } else if (whole < 3600) {
      text.append(whole / 60).append(" min ").append(whole % 60).append(" s");
    } else {
      text.append(whole / 3600).append(" h ").append(whole % 3600 / 60).append(" min");
    }
    text.append(" left");
  }
}
