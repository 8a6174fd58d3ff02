package dev.gradwright.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradwright.SettingsException;
import dev.gradwright.data.Dataset;
import dev.gradwright.train.EpochReport;
import dev.gradwright.train.TrainingException;
import dev.gradwright.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that is served while a fit runs. */
final class LiveReportTest {
  private final Dataset data = ReportTest.line(100, 1);
  private final HttpClient client = HttpClient.newHttpClient();

  private interface Visit {
    void run() throws IOException, InterruptedException;
  }

  /** Does something in the middle of a fit. */
  private static TrainingListener during(Visit visit) {
    return new TrainingListener() {
      @Override
      public void onEpoch(EpochReport report) {
        if (report.epoch() == 2) {
          try {
            visit.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    };
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static URI address(Report live) {
    return live.address().orElseThrow();
  }

  private void fit(Report live, Visit visit) {
    ReportTest.builder(4).listener(live).listener(during(visit)).build().fit(data);
  }

  @Test
  @DisplayName("the page and its figures are served while the fit runs, and no longer")
  void servedWhileTheFitRuns() {
    Report live = Report.onlyLive(0);
    List<URI> addresses = new ArrayList<>();
    assertThat(live.address()).isEmpty();
    fit(
        live,
        () -> {
          URI address = address(live);
          addresses.add(address);
          HttpResponse<String> page = get(address);
          assertThat(page.statusCode()).isEqualTo(200);
          assertThat(page.headers().firstValue("Content-Type"))
              .hasValue("text/html; charset=utf-8");
          assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
          assertThat(page.body()).contains("data-live=\"");
          assertThat(page.body()).contains("\"running\":true");
          HttpResponse<String> figures = get(address.resolve("data.json"));
          assertThat(figures.body()).startsWith("{\"status\":\"running, after ");
          assertThat(figures.headers().firstValue("ETag").orElse("")).matches("\"\\d+\"");
          assertThat(get(address.resolve("other")).statusCode()).isEqualTo(404);
        });
    assertThat(live.address()).isEmpty();
    assertThrows(ConnectException.class, () -> get(addresses.get(0)));
  }

  @Test
  @DisplayName("an open page that waits for news gets the figures of the end")
  void waitingPageGetsTheEnd() throws Exception {
    Report live = Report.onlyLive(0);
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    fit(
        live,
        () -> {
          String version =
              get(address(live).resolve("data.json")).headers().firstValue("ETag").orElseThrow();
          URI next = address(live).resolve("data.json?after=" + version.replace("\"", ""));
          waiting.add(
              client.sendAsync(HttpRequest.newBuilder(next).build(), BodyHandlers.ofString()));
        });
    HttpResponse<String> last = waiting.get(0).get(10, TimeUnit.SECONDS);
    assertThat(last.body()).startsWith("{\"status\":\"finished after 4 of 4 epochs\"");
  }

  @Test
  @DisplayName("only GET is answered")
  void onlyGet() {
    Report live = Report.onlyLive(0);
    fit(
        live,
        () -> {
          for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
            HttpRequest request =
                HttpRequest.newBuilder(address(live))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
          }
        });
  }

  @Test
  @DisplayName("a request for another host, as a page from elsewhere makes it, is refused")
  void otherHostsAreRefused() {
    Report live = Report.onlyLive(0);
    fit(
        live,
        () -> {
          int port = address(live).getPort();
          assertThat(status(port, "Host: localhost:" + port + "\r\n")).contains(" 200 ");
          assertThat(status(port, "Host: 127.0.0.1:" + port + "\r\n")).contains(" 200 ");
          assertThat(status(port, "Host: evil.example:" + port + "\r\n")).contains(" 403 ");
          assertThat(status(port, "Host: localhost\r\n")).contains(" 403 ");
          assertThat(status(port, "")).contains(" 403 ");
          String two = "Host: localhost:" + port + "\r\nHost: evil.example\r\n";
          assertThat(status(port, two)).doesNotContain(" 200 ");
        });
  }

  /** Returns the first line of the answer to a request with these headers. */
  private static String status(int port, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET / HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    }
  }

  @Test
  @DisplayName("a second fit is served, too")
  void secondFit() {
    Report live = Report.onlyLive(0);
    List<Integer> answers = new ArrayList<>();
    fit(live, () -> answers.add(get(address(live)).statusCode()));
    fit(live, () -> answers.add(get(address(live)).statusCode()));
    assertThat(answers).containsExactly(200, 200);
  }

  @Test
  @DisplayName(
      "a port that is taken stops the fit before its first step; one that is none, earlier")
  void wrongPorts() {
    Report first = Report.onlyLive(0);
    fit(
        first,
        () -> {
          int port = address(first).getPort();
          LineTrainer trainer = ReportTest.builder(4).listener(Report.onlyLive(port)).build();
          double[] before = trainer.parameter("y.weight");
          TrainingException e = assertThrows(TrainingException.class, () -> trainer.fit(data));
          assertThat(e).hasMessageThat().contains("port " + port);
          assertThat(trainer.parameter("y.weight")).isEqualTo(before);
        });
    assertThrows(SettingsException.class, () -> Report.onlyLive(-1));
    assertThrows(SettingsException.class, () -> Report.onlyLive(65_536));
  }

  @Test
  @DisplayName("a page can be left in a file and served at once")
  void fileAndLive(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/run.html");
    List<Integer> answers = new ArrayList<>();
    Report live = Report.to(file).live(0);
    fit(live, () -> answers.add(get(address(live)).statusCode()));
    assertThat(answers).containsExactly(200);
    assertThat(Files.readString(file)).contains("finished after 4 of 4 epochs");
    assertThat(Files.readString(file)).doesNotContain(" data-live=");
  }
}
