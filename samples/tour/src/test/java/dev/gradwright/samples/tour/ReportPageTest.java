package dev.gradwright.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.metric.Metric;
import dev.gradwright.optimizer.Adam;
import dev.gradwright.report.Report;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about a training, drawn by a browser: skipped where Chromium is not installed. */
final class ReportPageTest {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  @TempDir private Path folder;

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
    // Names that would break a page that trusted them.
    List<String> names = List.of("a</script><script>x", "b & \"c\"", "naïve");
    return Dataset.builder().features(x, 4).classes(label, names).build();
  }

  private Path report() {
    Path file = folder.resolve("iris.html");
    IrisTrainer.builder()
        .optimizer(Adam.rate(0.01))
        .epochs(12)
        .batchSize(16)
        .metrics(Metric.f1())
        .listener(Report.to(file))
        .build()
        .fit(flowers(1), flowers(2));
    return file;
  }

  @Test
  void pageIsWholeAndHasTheRun() throws IOException {
    String page = Files.readString(report());
    assertThat(page).contains("\"outcome\":\"finished\"");
    assertThat(page).contains("a\\u003c/script>\\u003cscript>x");
    assertThat(page).doesNotContain("</script><script>x");
    assertThat(page).containsMatch("\"weightsDigest\":\"[0-9a-f]{64}\"");
    assertThat(page).contains("\"optimizer\",\"Adam rate 0.01");
    try (var files = Files.list(folder)) {
      assertThat(files.count()).isEqualTo(1);
    }
  }

  @Test
  void curvesAreDrawnAndReadableOnAPhoneAndOnAWideScreen()
      throws IOException, InterruptedException {
    String page = Files.readString(report());
    for (int width : new int[] {400, 1600}) {
      String drawn = drawn(page, width);
      // Loss, accuracy, F1, rate, norm, and weights and gradients of four parameters.
      assertWithMessage("%s", drawn).that(number(drawn, "plots")).isEqualTo(13);
      assertWithMessage("%s", drawn).that(number(drawn, "inked")).isEqualTo(13);
      assertWithMessage("width %s", width).that(number(drawn, "overflow")).isAtMost(0);
      assertThat(number(drawn, "wide")).isEqualTo(width);
      assertThat(number(drawn, "cells")).isEqualTo(9);
      assertWithMessage("%s", drawn).that(drawn).contains("data-errors=\"\"");
    }
  }

  /** Shows the page in a frame of a width, and returns what a script sees of it. */
  private String drawn(String page, int width) throws IOException, InterruptedException {
    Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(browser != null, "there is no Chromium here to draw the page");
    String quoted =
        page.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${").replace("</", "<\\/");
    String outer =
        """
        <!doctype html><html><body style="margin:0">
        <iframe id="f" width="%d" height="3000" style="border:0"></iframe>
        <script>
        const errors = [];
        const f = document.getElementById('f');
        f.srcdoc = '<script>onerror = m => parent.errors.push(m);' +
          'console.error = m => parent.errors.push(m);<' + '/script>' + String.raw`%s`
            .replaceAll('\\\\`', '`').replaceAll('\\\\${', '${').replaceAll('\\\\\\\\', '\\\\')
            .replaceAll('<\\\\/', '</');
        window.errors = errors;
        setTimeout(() => {
          const d = f.contentDocument, e = d.documentElement, out = document.documentElement.dataset;
          out.plots = d.querySelectorAll('canvas').length;
          let inked = 0;
          for (const c of d.querySelectorAll('canvas')) {
            const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            let n = 0;
            for (let i = 3; i < pixels.length; i += 4) n += pixels[i] > 0;
            inked += n > 200;
          }
          out.inked = inked;
          out.wide = f.contentWindow.innerWidth;
          out.overflow = e.scrollWidth - e.clientWidth;
          out.cells = d.querySelectorAll('.matrix td').length;
          out.errors = errors.join('; ');
        }, 2000);
        </script></body></html>
        """
            .formatted(width, quoted);
    Path file = Files.writeString(folder.resolve("frame" + width + ".html"), outer);
    List<String> command =
        new ArrayList<>(List.of(String.valueOf(browser), "--headless=new", "--no-sandbox"));
    command.addAll(
        List.of(
            "--disable-gpu",
            "--user-data-dir=" + folder.resolve("profile" + width),
            "--virtual-time-budget=6000",
            "--window-size=1700,3100",
            "--dump-dom",
            file.toUri().toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(0);
    Matcher head = Pattern.compile("<html[^>]*>").matcher(dom);
    assertThat(head.find()).isTrue();
    return head.group();
  }

  private static int number(String head, String name) {
    Matcher matcher =
        Pattern.compile(String.format(Locale.ROOT, "data-%s=\"(-?\\d+)\"", name)).matcher(head);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  @Test
  void pageIsServedWhileTrainingRuns() throws IOException, InterruptedException {
    Report report = Report.onlyLive(0);
    HttpClient client = HttpClient.newHttpClient();
    List<String> seen = new ArrayList<>();
    IrisTrainer.builder()
        .epochs(3)
        .listener(report)
        .listener(
            new TrainingListener() {
              @Override
              public void onEpoch(EpochReport epoch) {
                URI run = report.address().orElseThrow().resolve("run.json");
                try {
                  seen.add(
                      client
                          .send(
                              HttpRequest.newBuilder(run).build(),
                              HttpResponse.BodyHandlers.ofString())
                          .body());
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
            })
        .build()
        .fit(flowers(1));
    assertThat(seen).hasSize(3);
    assertThat(seen.get(0)).contains("\"epoch\":[1]");
    assertThat(seen.get(2)).contains("\"epoch\":[1,2,3]");
    assertThat(report.address()).isEmpty();
  }
}
