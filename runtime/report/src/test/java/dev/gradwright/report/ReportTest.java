package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.data.Dataset;
import dev.gradwright.kernel.Generator;
import dev.gradwright.optimizer.Sgd;
import dev.gradwright.train.Checkpoint;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainerBuilder;
import dev.gradwright.train.TrainingException;
import dev.gradwright.train.TrainingListener;
import dev.gradwright.train.TrainingStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that a fit leaves. */
final class ReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T03:02:01Z"), ZoneOffset.UTC);

  private final Dataset data = line(100, 1);
  private final Dataset validation = line(40, 2);

  @TempDir private Path folder;
  private long now;

  static Dataset line(int rows, long seed) {
    Generator random = new Generator(seed);
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = random.nextGaussian();
      y[i] = 3 * x[i] - 1 + 0.1 * random.nextGaussian();
    }
    return Dataset.builder().features(x, 1).targets(y, 1).build();
  }

  static TrainerBuilder<LineTrainer> builder(int epochs) {
    return LineTrainer.builder().optimizer(Sgd.rate(0.05)).epochs(epochs).batchSize(10);
  }

  private Path file() {
    return folder.resolve("run.html");
  }

  private Report report() {
    return Report.to(file(), CLOCK, () -> now);
  }

  private String page() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrainingListener afterEpoch(Consumer<EpochReport> action) {
    return new TrainingListener() {
      @Override
      public void onEpoch(EpochReport report) {
        action.accept(report);
      }
    };
  }

  @Test
  @DisplayName("the page tells how the fit ended, its settings and the digests of data and weights")
  void pageTellsTheFit() throws GeneralSecurityException {
    LineTrainer trainer = builder(7).seed(5).listener(report()).build();
    trainer.fit(data, validation);
    String page = page();
    ByteBuffer weights = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    weights.putDouble(trainer.parameter("y.weight")[0]).putDouble(trainer.parameter("y.bias")[0]);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(weights.array());
    assertThat(page).contains("\"final weights\":\"" + HexFormat.of().formatHex(digest) + "\"");
    assertThat(page).contains("\"training data\":\"" + data.digest() + "\"");
    assertThat(page).contains("\"validation data\":\"" + validation.digest() + "\"");
    assertThat(page).contains("\"status\":\"finished after 7 of 7 epochs\"");
    assertThat(page).contains("<dt>seed</dt><dd>5</dd>");
    assertThat(page).contains("<dt>batch size</dt><dd>10</dd>");
    assertThat(page).contains("<dt>started</dt><dd>2026-05-04 03:02:01 UTC</dd>");
    assertThat(page).contains("\"kind\":\"scatter\",\"pairs\":40");
    assertThat(page).contains("\"data\":\"validation\"");
  }

  @Test
  @DisplayName("the page holds all it needs: no address, no reference, and a policy against both")
  void pageLoadsNothing() {
    builder(2).listener(report()).build().fit(data);
    String page = page().replace("http://www.w3.org/2000/svg", "");
    assertThat(page).doesNotContainMatch("https?://");
    assertThat(page).doesNotContainMatch("(?i)\\bsrc=|@import|url\\(");
    assertThat(page.split("href=", -1)).hasLength(2);
    assertThat(page).contains("href=\"data:,\"");
    assertThat(page).contains("default-src 'none'");
    assertThat(page).contains("Copyright (c) 2022 Leon Sorokin");
  }

  @Test
  @DisplayName("numbers are written alike in every language")
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      builder(3).listener(report()).build().fit(data);
      String expected = page();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      builder(3).listener(report()).build().fit(data);
      assertThat(page()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @DisplayName("nothing is done per step")
  void nothingPerStep() throws NoSuchMethodException {
    Class<?> declaring =
        Report.class
            .getMethod("onStep", int.class, int.class, int.class, double.class)
            .getDeclaringClass();
    assertThat(declaring).isEqualTo(TrainingListener.class);
  }

  @Test
  @DisplayName("the file is written at the start, and after epochs at most once a second")
  void writtenOnceASecond() {
    List<String> seen = new ArrayList<>();
    TrainingListener reader =
        afterEpoch(
            report -> {
              String status = page().replaceAll("(?s).*\"status\":\"([^\"]*)\".*", "$1");
              seen.add(status);
              now += 400_000_000;
            });
    builder(5).listener(report()).listener(reader).build().fit(data);
    assertThat(seen)
        .containsExactly(
            "running, after 0 of 5 epochs",
            "running, after 0 of 5 epochs",
            "running, after 0 of 5 epochs",
            "running, after 4 of 5 epochs",
            "running, after 4 of 5 epochs")
        .inOrder();
    assertThat(page()).contains("finished after 5 of 5 epochs");
  }

  @Test
  @DisplayName("an interrupted fit leaves a page that says so, and the flag stays set")
  void interrupted() {
    TrainingListener interrupter =
        afterEpoch(
            report -> {
              if (report.epoch() == 2) {
                Thread.currentThread().interrupt();
              }
            });
    builder(9).listener(report()).listener(interrupter).build().fit(data);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(page()).contains("\"status\":\"interrupted after 2 of 9 epochs\"");
  }

  @Test
  @DisplayName("a failed fit leaves a page that says why")
  void failed() {
    TrainingListener failing =
        afterEpoch(
            report -> {
              if (report.epoch() == 3) {
                throw new IllegalStateException("no </script> more");
              }
            });
    LineTrainer trainer = builder(9).listener(report()).listener(failing).build();
    assertThrows(TrainingException.class, () -> trainer.fit(data));
    assertThat(page()).contains("failed after 3 of 9 epochs: listener ");
    assertThat(page()).contains("no \\u003C/script\\u003E more");
  }

  @Test
  @DisplayName("a file that cannot be written stops the fit before its first step")
  void unwritableFile() throws IOException {
    Files.createFile(folder.resolve("none"));
    Report report = Report.to(folder.resolve("none/run.html"));
    LineTrainer trainer = builder(9).listener(report).build();
    double[] before = trainer.parameter("y.weight");
    TrainingException e = assertThrows(TrainingException.class, () -> trainer.fit(data));
    assertThat(e).hasMessageThat().contains("none/run.html");
    assertThat(trainer.parameter("y.weight")).isEqualTo(before);
  }

  @Test
  @DisplayName("a page that cannot be written on the way does not stop the fit; the next one tells")
  void problemOnTheWay() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path away = folder.resolve("away");
    TrainingListener mover =
        afterEpoch(
            report -> {
              now += 2_000_000_000;
              try {
                if (report.epoch() == 1) {
                  Files.move(inner, away);
                  Files.createFile(inner);
                } else if (report.epoch() == 3) {
                  Files.delete(inner);
                  Files.move(away, inner);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Report report = Report.to(inner.resolve("run.html"), CLOCK, () -> now);
    builder(5).listener(report).listener(mover).build().fit(data);
    String page = Files.readString(inner.resolve("run.html"));
    assertThat(page).contains("finished after 5 of 5 epochs");
    assertThat(page).containsMatch("\"problems\":\\[\"[^\"]*cannot be written");
  }

  @Test
  @DisplayName("nothing but the page is left in the folder")
  void noTemporaryFiles() throws IOException {
    builder(3).listener(report()).build().fit(data);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly("run.html");
    }
  }

  @Test
  @DisplayName("a second fit begins a new page")
  void secondFit() {
    LineTrainer trainer = builder(4).listener(report()).build();
    trainer.fit(data, validation);
    trainer.fit(data);
    assertThat(page()).contains("\"epochs\":[1,2,3,4]");
    assertThat(page()).doesNotContain("\"validation data\"");
    assertThat(page()).contains("\"data\":\"training\",\"rows\":100");
  }

  @Test
  @DisplayName("the page of a resumed fit has the curves of all its epochs")
  void resumed() {
    Checkpoint checkpoint = Checkpoint.in(folder.resolve("saved"));
    TrainingStart[] start = new TrainingStart[1];
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void onStart(TrainingStart begun) {
            start[0] = begun;
          }

          @Override
          public void onEpoch(EpochReport report) {
            if (report.epoch() == 3) {
              start[0].stop();
            }
          }
        };
    builder(6).checkpoint(checkpoint).listener(report()).listener(stopper).build().fit(data);
    assertThat(page()).contains("\"status\":\"stopped after 3 of 6 epochs\"");
    builder(6).checkpoint(checkpoint).listener(report()).build().fit(data);
    assertThat(page()).contains("\"epochs\":[1,2,3,4,5,6],\"charts\"");
    assertThat(page()).contains("<dt>resumed from</dt>");
  }

  @Test
  @DisplayName(
      "of a long fit as many epochs are shown as a chart has room for, the last among them")
  void longFit() {
    int epochs = 4_500;
    builder(epochs).batchSize(100).listener(report()).build().fit(line(10, 3));
    String page = page();
    String[] shown = list(page, "\"step\":3,\"epochs\":[");
    assertThat(shown).hasLength(1_500);
    assertThat(shown[shown.length - 1]).isEqualTo("4500");
    String[] sampled = list(page, "\"weights\":{\"epochs\":[");
    assertThat(sampled.length).isAtMost(201);
    assertThat(sampled.length).isAtLeast(100);
    assertThat(sampled[0]).isEqualTo("0");
    assertWithMessage("the last epoch").that(sampled[sampled.length - 1]).isEqualTo("4500");
  }

  private static String[] list(String page, String head) {
    int from = page.indexOf(head);
    assertWithMessage(head).that(from).isAtLeast(0);
    String rest = page.substring(from + head.length());
    return rest.substring(0, rest.indexOf(']')).split(",", -1);
  }
}
