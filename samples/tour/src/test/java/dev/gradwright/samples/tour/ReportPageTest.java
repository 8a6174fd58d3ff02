package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.metric.Metric;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.report.Report;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page about a training, drawn by a browser: skipped where Chromium is not installed. */
final class ReportPageTest {
  /** Names that would break a page that trusted them, and one that is too long for a table. */
  private static final List<String> SPECIES =
      List.of(
          "versi & <b>color",
          "</script><script>document.title = 'taken over'</script>",
          "a naïve name that is longer than any column of a table should have to hold");

  @TempDir private Path folder;

  /** Three clouds of points. */
  private static Dataset flowers(long seed) {
    Generator random = new Generator(seed);
    double[] x = new double[4 * 90];
    int[] label = new int[90];
    for (int i = 0; i < 90; i++) {
      label[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        x[4 * i + j] = random.nextGaussian() + (j == label[i] ? 3 : 0);
      }
    }
    return Dataset.builder().features(x, 4).classes(label, SPECIES).build();
  }

  private static void train(TrainingListener... listeners) {
    var builder = IrisTrainer.builder().optimizer(Adam.rate(0.01)).epochs(40).batchSize(16);
    builder.metrics(Metric.f1());
    for (TrainingListener listener : listeners) {
      builder.listener(listener);
    }
    builder.build().fit(flowers(1), flowers(2));
  }

  @Test
  @DisplayName("the page tells the fit, and no name in it is taken for markup")
  void pageIsWholeAndHasTheRun() throws IOException {
    Path page = folder.resolve("iris.html");
    train(Report.to(page));
    String text = Files.readString(page);
    assertThat(text).contains("\"status\":\"finished after 40 of 40 epochs\"");
    assertThat(text).doesNotContain("</script><script>document.title");
    assertThat(text).containsMatch("\"final weights\":\"[0-9a-f]{64}\"");
    assertThat(text).contains("<dt>optimizer</dt><dd>Adam rate 0.01");
  }

  @ParameterizedTest
  @CsvSource({"400, false", "400, true", "1600, false", "1600, true"})
  @DisplayName("all is drawn, nothing runs over the edge, and the console has nothing to say")
  void drawnAtEveryWidth(int width, boolean isDark) throws IOException, InterruptedException {
    Browser browser = Browser.find(folder);
    Path page = folder.resolve("iris.html");
    train(Report.to(page));
    Browser.Seen seen = browser.measure(page, width, 9_000, isDark);
    assertWithMessage("what the console says").that(seen.console()).isEmpty();
    assertThat(seen.number("width")).isEqualTo(width);
    assertThat(seen.number("scroll")).isAtMost(width);
    assertWithMessage("texts cut off").that(seen.number("cut")).isEqualTo(0);
    // Loss, accuracy, F1, rate, norm; of 4 parameters weights and gradients, over time and at last.
    assertThat(seen.number("canvases")).isEqualTo(5 + 4 * 2 * 2);
    assertWithMessage("coloured pixels of the emptiest chart")
        .that(seen.number("least"))
        .isAtLeast(100);
    assertThat(seen.probe("paper")).isEqualTo(isDark ? "rgb(20, 24, 31)" : "rgb(255, 255, 255)");
    assertWithMessage("keys move along a chart").that(seen.probe("moved")).isEqualTo("true");
    assertThat(seen.probe("title")).isEqualTo("dev.gradwright.samples.tour.Iris");
    assertThat(seen.probe("text")).contains("finished after 40 of 40 epochs");
    assertThat(seen.probe("text")).contains("versi &amp; ");
  }

  @Test
  @DisplayName("numbers predicted are a cloud beside the true ones")
  void cloud() throws IOException, InterruptedException {
    Browser browser = Browser.find(folder);
    Path page = folder.resolve("line.html");
    Generator random = new Generator(2);
    double[] x = new double[100];
    double[] y = new double[100];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
      y[i] = 2 * x[i] + random.nextGaussian();
    }
    LineTrainer.builder()
        .epochs(5)
        .listener(Report.to(page))
        .build()
        .fit(Dataset.builder().features(x, 1).targets(y, 1).build());
    Browser.Seen seen = browser.measure(page, 1600, 6_000, false);
    assertWithMessage("what the console says").that(seen.console()).isEmpty();
    assertThat(seen.probe("text")).contains("Predicted against true");
    // Loss, three metrics, rate, norm; the cloud; two parameters.
    assertThat(seen.number("canvases")).isEqualTo(6 + 1 + 2 * 2 * 2);
    assertThat(seen.number("least")).isAtLeast(100);
  }

  @Test
  @DisplayName("an open page follows the training to its end")
  void live() throws Exception {
    Browser browser = Browser.find(folder);
    Report live = Report.onlyLive(0);
    CountDownLatch isRunning = new CountDownLatch(1);
    TrainingListener slow =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochReport report) {
            isRunning.countDown();
            try {
              TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> training = other.submit(() -> train(live, slow));
      assertThat(isRunning.await(30, TimeUnit.SECONDS)).isTrue();
      Browser.Seen seen = browser.open(live.address().orElseThrow().toString());
      training.get(30, TimeUnit.SECONDS);
      assertWithMessage("what the console says").that(seen.console()).isEmpty();
      assertThat(seen.document()).contains(">finished after 40 of 40 epochs<");
    } finally {
      other.shutdownNow();
    }
  }
}
