package dev.gradwright.train;

import static com.google.common.truth.Truth.assertThat;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The texts of the progress listener, with a clock that the test moves. */
final class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private final Workspace workspace =
      new Workspace(FlowerNetwork.ARCHITECTURE.precision(), FlowerNetwork.LAYOUT, false, 32);
  // All values and targets are 0, so all predictions are right.
  private final Metrics metrics =
      new Metrics(FlowerNetwork.ARCHITECTURE, FlowerNetwork.LAYOUT, List.of());
  private long nanos = 1_000_000_000;

  @Test
  void terminalLineHasBarLossRateAndTimeLeft() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(200, 120_000));
    pass(1200);
    progress.onEpoch(report(12, 200, 0.1234, evaluation(0.13)));
    assertThat(text())
        .isEqualTo(
            "\rEpoch 12/200 [=>                  ] loss 0.1234 val 0.1300 1.2 M rows/s 19 s left");
  }

  @Test
  void terminalRewritesOneLineAndClosesItAtTheEnd() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(2, 500));
    pass(100_000);
    progress.onEpoch(report(1, 2, 0.123456789, null));
    pass(100_000);
    progress.onEpoch(report(2, 2, 1.5, null));
    progress.onEnd(new History(List.of(), report(2, 2, 1.5, null)));
    String first = "Epoch 1/2 [==========>         ] loss 0.1235 5.0 rows/s 1 min 40 s left";
    String second = "Epoch 2/2 [====================] loss 1.500 5.0 rows/s 0 s left";
    assertThat(text())
        .isEqualTo(
            "\r" + first + "\r" + second + " ".repeat(first.length() - second.length()) + "\n");
  }

  @Test
  void terminalIsNotRewrittenMoreOftenThanTheEyeSees() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(1000, 10));
    for (int epoch = 1; epoch <= 1000; epoch++) {
      pass(1);
      progress.onEpoch(report(epoch, 1000, 1, null));
    }
    assertThat(text().chars().filter(c -> c == '\r').count()).isEqualTo(21);
    assertThat(text()).contains("Epoch 1000/1000");
  }

  @Test
  void barMovesWithinAnEpochAndShowsItsFiguresSoFar() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(2, 400));
    for (int step = 1; step <= 2; step++) {
      pass(1000);
      metrics.add(workspace, 32, step);
      progress.onStep(1, step, 32, step);
    }
    assertThat(text())
        .isEqualTo(
            "\rEpoch 1/2 [>                   ] loss 1.000 accuracy 1.00 30.8 rows/s 25 s left"
                + "\rEpoch 1/2 [=>                  ] loss 1.500 accuracy 1.00 30.8 rows/s 24 s left");
  }

  @Test
  void validationOfTheEpochBeforeStaysWithinTheNext() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(2, 64));
    pass(1000);
    progress.onEpoch(report(1, 2, 0.5, evaluation(0.25)));
    pass(500);
    metrics.add(workspace, 32, 0.125);
    progress.onStep(2, 1, 32, 0.125);
    assertThat(text())
        .endsWith(
            "\rEpoch 2/2 [===============>    ] loss 0.1250 accuracy 1.00 val 0.2500"
                + " 64.0 rows/s 1 s left");
  }

  @Test
  void resumedFitCountsFromWhereItWent() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(4, 64, Optional.of(Path.of("step-5.checkpoint"))));
    pass(1000);
    metrics.add(workspace, 32, 0.5);
    // The second step of epoch 3 is the first of this process: 5 of 8 were done.
    progress.onStep(3, 2, 32, 0.5);
    assertThat(text())
        .isEqualTo(
            "\rEpoch 3/4 [===============>    ] loss 0.5000 accuracy 1.00 32.0 rows/s 2 s left");
  }

  @Test
  void narrowTerminalLosesWholePartsNeverTheEndOfANumber() {
    Evaluation training =
        new Evaluation(9, 0.123456, List.of("mae", "rmse", "r2"), new double[] {1.5, 2.5, 3.5});
    Evaluation validation =
        new Evaluation(9, 0.25, List.of("mae", "rmse", "r2"), new double[] {4.5, 5.5, 6.5});
    ProgressLine line = new ProgressLine(7, 10, 6.5, training, validation, 1234, 61);
    List<String> parts =
        List.of(
            "Epoch 7/10 [=============>      ] loss 0.1235 mae 1.50 rmse 2.50 val 0.2500 mae 4.50"
                + " rmse 5.50 1.2 k rows/s 1 min 1 s left",
            "Epoch 7/10 [======>   ] loss 0.1235 mae 1.50 rmse 2.50 val 0.2500 mae 4.50"
                + " rmse 5.50 1.2 k rows/s 1 min 1 s left",
            "Epoch 7/10 [======>   ] loss 0.1235 mae 1.50 rmse 2.50 val 0.2500 4.50"
                + " 5.50 1.2 k rows/s 1 min 1 s left",
            "7/10 [======>   ] loss 0.1235 mae 1.50 rmse 2.50 val 0.2500 4.50"
                + " 5.50 1.2 k rows/s 1 min 1 s left",
            "7/10 [======>   ] loss 0.1235 mae 1.50 val 0.2500 4.50 1.2 k rows/s 1 min 1 s left",
            "7/10 [======>   ] loss 0.1235 mae 1.50 val 0.2500 4.50 1 min 1 s left",
            "7/10 [======>   ] loss 0.1235 val 0.2500 1 min 1 s left",
            "7/10 loss 0.1235 val 0.2500 1 min 1 s left",
            "7/10 loss 0.1235 val 0.2500",
            "7/10 loss 0.1235",
            "7",
            "");
    for (int width = 1; width <= 200; width++) {
      int columns = width;
      String best = parts.stream().filter(p -> p.length() < columns).findFirst().orElse("");
      assertThat(line.fitted(width)).isEqualTo(best);
    }
  }

  @Test
  void terminalNeedsAColumn() {
    assertThat(Thrown.message(SettingsException.class, () -> Progress.toTerminal(out, 0)))
        .isEqualTo("a terminal must have at least 1 column, not 0");
  }

  @Test
  void fitThatEndsBeforeItsLastEpochShowsTheOneItEndedWith() {
    Progress progress = new Progress(out, () -> nanos, true, 100);
    progress.onStart(start(9, 400));
    progress.onEpoch(report(1, 9, 0.5, null));
    progress.onEpoch(report(2, 9, 0.25, null));
    progress.onEnd(new History(List.of(), report(2, 9, 0.25, null)));
    assertThat(text()).containsMatch("Epoch 2/9 \\[====>               \\] loss 0.2500 .*\n$");
  }

  @Test
  void pipeGetsTenPlainLinesAndTheLast() {
    Progress progress = new Progress(out, () -> nanos, false, 100);
    progress.onStart(start(200, 2000));
    for (int epoch = 1; epoch <= 200; epoch++) {
      pass(100);
      progress.onEpoch(report(epoch, 200, 0.5, null));
    }
    progress.onEnd(new History(List.of(), report(200, 200, 0.5, null)));
    List<String> lines = text().lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).isEqualTo("Epoch 20/200 loss 0.5000 20.0 k rows/s 18 s left");
    assertThat(lines.get(9)).isEqualTo("Epoch 200/200 loss 0.5000 20.0 k rows/s 0 s left");
  }

  @Test
  void everyEpochIsALineIfThereAreFew() {
    Progress progress = new Progress(out, () -> nanos, false, 100);
    progress.onStart(start(3, 10));
    for (int epoch = 1; epoch <= 3; epoch++) {
      pass(3_600_000);
      progress.onEpoch(report(epoch, 3, 0.5, null));
    }
    assertThat(text().lines().toList().get(0))
        .isEqualTo("Epoch 1/3 loss 0.5000 0.0 rows/s 2 h 0 min left");
    assertThat(text().lines().count()).isEqualTo(3);
  }

  @Test
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      terminalLineHasBarLossRateAndTimeLeft();
    } finally {
      Locale.setDefault(before);
    }
  }

  private void pass(long millis) {
    nanos += millis * 1_000_000;
  }

  private String text() {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private TrainingStart start(int epochs, int rows) {
    return start(epochs, rows, Optional.empty());
  }

  private TrainingStart start(int epochs, int rows, Optional<Path> resumedFrom) {
    Dataset data = Samples.line(32, 1);
    return new TrainingStart(
        LineTrainer.builder().build(),
        Map.of(),
        epochs,
        32,
        1,
        rows,
        data,
        Optional.empty(),
        resumedFrom,
        () -> {},
        metrics);
  }

  private static EpochReport report(
      int epoch, int epochs, double loss, @Nullable Evaluation validation) {
    return new EpochReport(epoch, epochs, evaluation(loss), validation, 0, 0.1, 1);
  }

  private static Evaluation evaluation(double loss) {
    return new Evaluation(1, loss, List.of(), new double[0]);
  }
}
